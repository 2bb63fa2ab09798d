import { expect, it } from '@jest/globals';
import { isMissing, standingOf } from './standing.js';

const NOW = '2024-09-20T02:00:00.000Z';
const report = {
  phase: 'awaiting',
  overdue: false,
  submittedOnTime: null,
  submissionNumber: 0,
  opensAt: '2024-08-15T02:00:00.000Z',
} as const;

it.each([
  ['awaiting', {}],
  ['notOpen', { opensAt: '2024-10-01T00:00:00.000Z' }],
  ['missing', { overdue: true }],
  ['onTime', { phase: 'submitted', submittedOnTime: true }],
  ['late', { phase: 'inReview', submittedOnTime: false }],
  ['returned', { phase: 'returned', submittedOnTime: true, overdue: true }],
  ['approved', { phase: 'approved', submittedOnTime: false }],
] as const)('is %s', (standing, changes) => {
  expect(standingOf({ ...report, ...changes }, NOW)).toBe(standing);
});

it('misses what was not sent or was sent back', () => {
  expect(
    (['awaiting', 'missing', 'returned', 'late', 'approved', 'notOpen'] as const).filter(isMissing),
  ).toEqual(['awaiting', 'missing', 'returned']);
});
