import { expect, it } from '@jest/globals';
import { assertLargeEnough, LARGE, SMALL } from './machine.js';

const enough = { cores: 2, freeMemoryGb: 4, freeDiskGb: 5 };

it('measures on a machine that is just large enough', () => {
  expect(() => {
    assertLargeEnough(enough, LARGE);
  }).not.toThrow();
});

it('says in both languages what a machine lacks, and what runs on it', () => {
  const small = { ...enough, cores: 1, freeDiskGb: 4.96 };
  expect(() => {
    assertLargeEnough(small, LARGE);
  }).toThrow(/1 nhân xử lý \(cần 2\), 5 GB đĩa[^]*1 cores \(needs 2\)[^]*--quick/);
  expect(() => {
    assertLargeEnough({ ...enough, freeMemoryGb: 1 }, SMALL);
  }).toThrow(/1 GB bộ nhớ trống \(cần 1.5\)[^]*use a larger machine/);
});
