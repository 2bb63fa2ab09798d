import { beforeEach, describe, expect, it } from '@jest/globals';
import { RunningParts } from './running-parts.js';

const LOG = '/logs/part.log';

/** A part that ends when it is told to. */
const fake = (name: string, stopped: string[] = []) => {
  let end: (how: { code: number | null; signal: NodeJS.Signals | null }) => void = () => undefined;
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    end = resolve;
  });
  const child = {
    pid: -1,
    exited,
    stop: () => {
      stopped.push(name);
      return Promise.resolve();
    },
  };
  return {
    child,
    die: () => {
      end({ code: null, signal: 'SIGKILL' });
    },
  };
};

describe('a part that ends although nobody asked it to', () => {
  let pauses: number[];
  let said: string[];
  let parts: RunningParts;
  beforeEach(() => {
    pauses = [];
    said = [];
    parts = new RunningParts(
      (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
      (text) => said.push(text),
    );
  });

  it('is the end of everything when nothing goes on without it', async () => {
    const database = fake('PostgreSQL');
    parts.add('PostgreSQL', database.child, LOG);
    database.die();
    await expect(parts.death).resolves.toEqual({ name: 'PostgreSQL', logFile: LOG, how: 'SIGKILL' });
    expect(said).toEqual([]);
  });

  it('is started again when the rest can do without it, and stopped in its new form', async () => {
    const stopped: string[] = [];
    const [first, second] = [fake('first', stopped), fake('second', stopped)];
    let runsAgain: () => void = () => undefined;
    const again = new Promise<void>((resolve) => {
      runsAgain = resolve;
    });
    parts.add('worker', first.child, LOG).startAgainBy(() => {
      runsAgain();
      return Promise.resolve(second.child);
    });
    first.die();
    await again;
    await parts.stop(() => undefined);
    expect(pauses).toEqual([1_000]);
    expect(said[0]).toContain('"worker" ended unexpectedly (SIGKILL); the rest goes on');
    expect(stopped).toEqual(['second']);
  });

  it('is given up after a few tries, each after a longer pause, and the last reason is told', async () => {
    const worker = fake('worker');
    parts
      .add('worker', worker.child, LOG)
      .startAgainBy(() => Promise.reject(new Error('no database\nand a stack')));
    worker.die();
    await expect(parts.death).resolves.toEqual({ name: 'worker', logFile: LOG, how: 'no database' });
    expect(pauses).toEqual([1_000, 5_000, 15_000, 30_000, 60_000]);
  });

  it('is given up, too, when it keeps ending soon after it was started', async () => {
    const worker = fake('worker');
    parts.add('worker', worker.child, LOG).startAgainBy(() => {
      const next = fake('worker');
      next.die();
      return Promise.resolve(next.child);
    });
    worker.die();
    await expect(parts.death).resolves.toMatchObject({ how: 'SIGKILL' });
    expect(pauses).toHaveLength(5);
  });

  it('is not started again once everything is being stopped', async () => {
    let started = 0;
    const worker = fake('worker');
    parts.add('worker', worker.child, LOG).startAgainBy(() => {
      started += 1;
      return Promise.resolve(worker.child);
    });
    await parts.stop(() => undefined);
    worker.die();
    await worker.child.exited;
    expect({ started, said }).toEqual({ started: 0, said: [] });
  });
});
