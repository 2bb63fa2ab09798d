import { describe, expect, it } from '@jest/globals';
import { LIMIT, justBefore } from './report.fixtures.js';
import { isOverdue, waitingFor } from './standing.js';

const limitAt = LIMIT['2024-Q3'];

describe('overdue', () => {
  it.each(['awaiting', 'returned'] as const)('is what is still %s, from the limit on', (phase) => {
    expect(waitingFor(phase)).toBe('division');
    expect(isOverdue({ phase, limitAt }, justBefore(limitAt))).toBe(false);
    expect(isOverdue({ phase, limitAt }, limitAt)).toBe(true);
  });

  it.each([
    ['submitted', 'reviewer'],
    ['inReview', 'reviewer'],
    ['approved', null],
  ] as const)('is never what was sent: %s waits for %s', (phase, whom) => {
    expect(waitingFor(phase)).toBe(whom);
    expect(isOverdue({ phase, limitAt }, '2030-01-01T00:00:00.000Z')).toBe(false);
  });
});
