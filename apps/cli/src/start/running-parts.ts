import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '../embedded/child.js';
import { textOf } from '../embedded/start-failure.js';
import { tell } from './console.js';

type PartChild = Pick<Child, 'pid' | 'exited' | 'stop'>;

interface Part {
  readonly name: string;
  readonly logFile: string;
  /** Absent for what nothing goes on without. */
  again: (() => Promise<PartChild>) | undefined;
  child: PartChild;
  startedAt: number;
  /** Since it last ran for a while. */
  failures: number;
  revival: Promise<void> | undefined;
}

export interface Death {
  readonly name: string;
  readonly logFile: string;
  readonly how: string;
}

const SECOND = 1_000;
/** Before each try to start a part again that has ended; after the last one it is given up. */
const PAUSES = [1, 5, 15, 30, 60].map((seconds) => seconds * SECOND);
/** One that ran so long has recovered: its next end is a new story. */
const HEALTHY_AFTER = 300 * SECOND;

/** Waits, or not any longer once the signal is given. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

const pauseFor: Pause = (milliseconds, signal) =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);

/** What `dondoc start` has running, in the order it was started; stopped in the opposite order. */
export class RunningParts {
  private readonly parts: Part[] = [];
  private readonly stopping = new AbortController();
  private tellDeath: (death: Death) => void = () => undefined;

  /** Resolves with the first part that ends although nobody asked it to, and that cannot be started again. */
  readonly death = new Promise<Death>((resolve) => {
    this.tellDeath = resolve;
  });

  constructor(
    private readonly pause: Pause = pauseFor,
    private readonly say: (text: string) => void = tell,
  ) {}

  /** Gives how to tell that the others can do without it for a while, and how it is started anew. */
  add(
    name: string,
    child: PartChild,
    logFile: string,
  ): { startAgainBy: (again: () => Promise<PartChild>) => void } {
    const part: Part = {
      ...{ name, logFile, child },
      ...{ again: undefined, startedAt: Date.now(), failures: 0, revival: undefined },
    };
    this.parts.push(part);
    this.watch(part);
    return {
      startAgainBy: (again) => {
        part.again = again;
      },
    };
  }

  async stop(progress: (name: string) => void): Promise<void> {
    this.stopping.abort();
    for (const part of this.parts.toReversed()) {
      progress(part.name);
      await part.revival;
      await part.child.stop();
    }
  }

  /** For whoever cannot wait: everything at once. What was committed is on disk all the same. */
  kill(): void {
    this.stopping.abort();
    for (const { child } of this.parts) {
      try {
        process.kill(child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }

  private watch(part: Part): void {
    void part.child.exited.then(({ code, signal }) => {
      if (this.stopping.signal.aborted) return;
      part.revival = this.revive(part, signal ?? `exit ${code ?? '?'}`);
    });
  }

  private async revive(part: Part, ended: string): Promise<void> {
    const { name, logFile } = part;
    const { signal } = this.stopping;
    let how = ended;
    if (Date.now() - part.startedAt > HEALTHY_AFTER) part.failures = 0;
    for (;;) {
      const pause = PAUSES[part.failures];
      if (part.again === undefined || pause === undefined) {
        this.tellDeath({ name, logFile, how });
        return;
      }
      part.failures += 1;
      this.say(
        `⚠ "${name}" đã dừng bất ngờ (${how}); các phần khác vẫn chạy, khởi động lại nó sau ${pause / SECOND} s. Xem ${logFile}\n  "${name}" ended unexpectedly (${how}); the rest goes on, it is started again in ${pause / SECOND} s`,
      );
      await this.pause(pause, signal);
      if (signal.aborted) return;
      try {
        part.child = await part.again();
      } catch (error) {
        how = textOf(error).split('\n')[0] ?? '';
        continue;
      }
      part.startedAt = Date.now();
      if (!signal.aborted) this.say(`  ✓ "${name}" đã chạy lại / runs again`);
      this.watch(part);
      return;
    }
  }
}
