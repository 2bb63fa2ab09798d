import type { LoadResult } from './jobs.js';

const ERRORS_KEPT = 5;

/** Ends the life that an error interrupted: what follows would only fail after it. */
class LifeEnded extends Error {}

/** Takes down how long each command took and what went wrong. */
export class Recorder {
  private readonly latencies: number[] = [];
  private readonly dueAt: number[] = [];
  private readonly byStep: Record<string, number[]> = {};
  private readonly errors: string[] = [];
  private errorCount = 0;
  private readonly since = performance.now();
  private until = this.since;

  /** `startedAt` is when it should have begun, where that is not now. */
  async command<T>(step: string, work: () => Promise<T>, startedAt = performance.now()): Promise<T> {
    try {
      const result = await work();
      this.until = performance.now();
      const took = this.until - startedAt;
      this.latencies.push(took);
      this.dueAt.push(performance.timeOrigin + startedAt);
      (this.byStep[step] ??= []).push(took);
      return result;
    } catch (error) {
      this.errorCount += 1;
      if (this.errors.length < ERRORS_KEPT) this.errors.push(`${step}: ${String(error)}`);
      throw new LifeEnded();
    }
  }

  result(): LoadResult {
    return {
      seconds: (this.until - this.since) / 1000,
      latenciesMs: this.latencies,
      dueAtMs: this.dueAt,
      byStep: this.byStep,
      errorCount: this.errorCount,
      errors: this.errors,
    };
  }
}

/** So many clients, each taking the next item when it is done with one. */
export const closedLoop = async <Item>(
  items: readonly Item[],
  clients: number,
  live: (item: Item, recorder: Recorder) => Promise<void>,
): Promise<LoadResult> => {
  const recorder = new Recorder();
  const queue = items[Symbol.iterator]();
  const client = async () => {
    for (let next = queue.next(); !next.done; next = queue.next())
      await live(next.value, recorder).catch(onlyLifeEnded);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return recorder.result();
};

export const onlyLifeEnded = (error: unknown): void => {
  if (!(error instanceof LifeEnded)) throw error;
};
