import { expect, it } from '@jest/globals';
import { dueIn } from './due.js';

const LAST = '2024-09-14';

it.each([
  ['2024-09-10T03:00:00.000Z', undefined, 'due.days', 4],
  ['2024-09-10T03:00:00.000Z', 3, 'due.workingDays', 3],
  ['2024-09-13T16:59:00.000Z', 1, 'due.tomorrow', 1],
  ['2024-09-13T17:00:00.000Z', 0, 'due.today', 0],
  ['2024-09-14T16:59:59.999Z', 0, 'due.today', 0],
  ['2024-09-14T17:00:00.000Z', 0, 'due.late', 1],
  ['2024-09-20T03:00:00.000Z', 0, 'due.late', 6],
])('at %s with %s working days left it says %s %s', (now, workingDays, key, count) => {
  expect(dueIn(now, LAST, false, workingDays)).toEqual({ key, count });
});

it('is late when the record says so, whatever the day', () => {
  expect(dueIn('2024-09-14T10:00:00.000Z', LAST, true)).toEqual({ key: 'due.late', count: 0 });
});
