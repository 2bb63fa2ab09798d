import { describe, expect, it } from '@jest/globals';
import { isNewer } from './progress.js';

const moment = (epoch: number, version: number) => ({ epoch, version });

describe('of two moments of one report', () => {
  it.each([
    [moment(1, 5), moment(1, 4), true],
    [moment(1, 4), moment(1, 4), false],
    [moment(1, 3), moment(1, 4), false],
    // After a restore the store has fewer events than the workflow heard of, and is right.
    [moment(2, 3), moment(1, 9), true],
    [moment(1, 9), moment(2, 3), false],
  ])('%j is newer than %j: %s', (news, known, newer) => {
    expect(isNewer(news, known)).toBe(newer);
  });
});
