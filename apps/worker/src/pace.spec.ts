import { describe, expect, it } from '@jest/globals';
import { forEachOf, Pace } from './pace.js';

describe('doing something for each', () => {
  it('does it once for each, never more than so many at a time', async () => {
    const done: number[] = [];
    let now = 0;
    let most = 0;
    await forEachOf([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      now += 1;
      most = Math.max(most, now);
      await Promise.resolve();
      done.push(item);
      now -= 1;
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing more after a failure, lets what is under way finish, and fails with it', async () => {
    const begun: number[] = [];
    const finished: number[] = [];
    const failing = forEachOf([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error('Temporal is down');
      await Promise.resolve();
      finished.push(item);
    });
    await expect(failing).rejects.toThrow('Temporal is down');
    expect(begun).toEqual([1, 2]);
    expect(finished).toEqual([2]);
  });
});

describe('a pace', () => {
  it('spreads turns that are asked for at once, and makes nobody wait after a pause', async () => {
    const waits: number[] = [];
    let now = 0;
    const pace = new Pace(
      50,
      () => now,
      (ms) => Promise.resolve(waits.push(ms)),
    );
    await Promise.all([pace.turn(), pace.turn(), pace.turn()]);
    expect(waits).toEqual([20, 40]);
    now = 1_000;
    await pace.turn();
    expect(waits).toEqual([20, 40]);
    await pace.turn();
    expect(waits).toEqual([20, 40, 20]);
  });
});
