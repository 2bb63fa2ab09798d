import { tell } from './console.js';

/** npm passes Ctrl-C on to what it started, which the terminal has told already: one key, two signals. */
const SAME_KEY_MS = 1_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Thrown at the next step of a start that was told to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** The first Ctrl-C (or SIGTERM) asks everything to stop in order, a second one ends it at once. */
export class Interruption {
  private askedAt: number | undefined;
  private resolve: () => void = () => undefined;

  readonly asked = new Promise<void>((resolve) => {
    this.resolve = resolve;
  });

  constructor(private readonly killAll: () => void) {
    for (const signal of SIGNALS) process.on(signal, this.signalled);
  }

  get isAsked(): boolean {
    return this.askedAt !== undefined;
  }

  /** From then on a signal does again what it does by itself. */
  dispose(): void {
    for (const signal of SIGNALS) process.off(signal, this.signalled);
  }

  /** To be called between the steps of a start. */
  check(): void {
    if (this.isAsked) throw new Interrupted('stopped by a signal');
  }

  private readonly signalled = (): void => {
    const now = performance.now();
    if (this.askedAt === undefined) {
      this.askedAt = now;
      tell('\nĐang dừng … (Ctrl-C lần nữa để dừng ngay) / stopping … (Ctrl-C again to stop at once)');
      this.resolve();
    } else if (now - this.askedAt > SAME_KEY_MS) {
      this.killAll();
      process.exit(130);
    }
  };
}
