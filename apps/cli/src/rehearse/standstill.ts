/** How long nothing may change while something is under way, in milliseconds of the machine's own time. */
const PATIENCE_MS = 120_000;

/** Notices that what is looked at has been the same for too long. */
export class Standstill {
  private seen: string | undefined;
  private since = 0;

  constructor(
    private readonly patienceMs: number = PATIENCE_MS,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** A new wait begins. */
  forget(): void {
    this.seen = undefined;
  }

  /** True when it has looked like this for all that time. */
  exhaustedBy(look: string): boolean {
    if (look !== this.seen) {
      this.seen = look;
      this.since = this.nowMs();
      return false;
    }
    return this.nowMs() - this.since >= this.patienceMs;
  }
}
