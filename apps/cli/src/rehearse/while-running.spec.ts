import { describe, expect, it } from '@jest/globals';
import { StartFailure } from '../embedded/start-failure.js';
import { whileRunning } from './while-running.js';

const never = new Promise<never>(() => undefined);

describe('a rehearsal that depends on its worker', () => {
  it('ends with what it came to', async () => {
    await expect(whileRunning(never, Promise.resolve('the scoreboard'))).resolves.toBe('the scoreboard');
  });

  it('fails at once, with a sentence, when the worker fails', async () => {
    const failed = whileRunning(Promise.reject(new Error('connection lost')), never);
    await expect(failed).rejects.toThrow(StartFailure);
    await expect(failed).rejects.toThrow(/dừng giữa buổi diễn tập[^]*connection lost/);
  });

  it('fails at once when the worker ends without saying why', async () => {
    await expect(whileRunning(Promise.resolve(), never)).rejects.toThrow(/ended in the middle/);
  });
});
