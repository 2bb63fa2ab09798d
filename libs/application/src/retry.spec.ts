import { describe, expect, it } from '@jest/globals';
import { CommandAlreadyRecorded, VersionConflict } from '@dondoc/event-store';
import { retryOvertaken } from './retry.js';

const failing = (errors: readonly Error[]) => {
  const left = [...errors];
  return (): Promise<string> => {
    const error = left.shift();
    return error ? Promise.reject(error) : Promise.resolve('done');
  };
};

describe('a transaction that was overtaken', () => {
  it('is run again', async () => {
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const receipt = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      constraint: 'submissions_by_receipt',
    });
    const errors = [new VersionConflict('s', 1), new CommandAlreadyRecorded(), deadlock, receipt];
    expect(await retryOvertaken('c', failing(errors))).toEqual({ conflict: false, result: 'done' });
  });

  it('is given up after a bound', async () => {
    const errors = [1, 2, 3].map((version) => new VersionConflict('s', version));
    expect(await retryOvertaken('c', failing(errors), 3)).toEqual({ conflict: true, error: errors[2] });
  });

  it('is not run again for any other error', async () => {
    const down = Object.assign(new Error('the database system is shutting down'), { code: '57P03' });
    await expect(retryOvertaken('c', failing([down]))).rejects.toBe(down);
  });
});
