const EVERY_MS = 5_000;

/** Says what is being done; of what is said very often, the latest every few seconds. */
export class Progress {
  private readonly since = performance.now();
  private lastAt = 0;

  say(text: string): void {
    this.lastAt = performance.now();
    const seconds = Math.round((this.lastAt - this.since) / 1000);
    process.stderr.write(`  ${String(seconds).padStart(4)} s  ${text}\n`);
  }

  readonly now = (text: string): void => {
    if (performance.now() - this.lastAt >= EVERY_MS) this.say(text);
  };
}
