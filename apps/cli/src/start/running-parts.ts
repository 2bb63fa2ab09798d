import type { Child } from '../embedded/child.js';

interface Part {
  readonly name: string;
  readonly child: Pick<Child, 'pid' | 'exited' | 'stop'>;
  readonly logFile: string;
}

export interface Death {
  readonly name: string;
  readonly logFile: string;
  readonly how: string;
}

/** What `dondoc start` has running, in the order it was started; stopped in the opposite order. */
export class RunningParts {
  private readonly parts: Part[] = [];
  private stopping = false;
  private tellDeath: (death: Death) => void = () => undefined;

  /** Resolves with the first part that ends although nobody asked it to. */
  readonly death = new Promise<Death>((resolve) => {
    this.tellDeath = resolve;
  });

  add(name: string, child: Part['child'], logFile: string): void {
    this.parts.push({ name, child, logFile });
    void child.exited.then(({ code, signal }) => {
      if (!this.stopping) this.tellDeath({ name, logFile, how: signal ?? `exit ${code ?? '?'}` });
    });
  }

  async stop(progress: (name: string) => void): Promise<void> {
    this.stopping = true;
    for (const { name, child } of this.parts.toReversed()) {
      progress(name);
      await child.stop();
    }
  }

  /** For whoever cannot wait: everything at once. What was committed is on disk all the same. */
  kill(): void {
    this.stopping = true;
    for (const { child } of this.parts) {
      try {
        process.kill(child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }
}
