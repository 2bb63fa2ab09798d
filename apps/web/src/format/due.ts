import { dayOf, daysBetween } from './dates.js';

/** In words of the dictionary: how near a last valid day is, or how far behind. */
export type Due = {
  readonly key: 'due.today' | 'due.tomorrow' | 'due.days' | 'due.workingDays' | 'due.late';
  readonly count: number;
};

/** Working days are the calendar's to count; where they are not known, days. */
export function dueIn(now: string, lastValidDay: string, overdue: boolean, workingDays?: number): Due {
  const days = daysBetween(dayOf(now), lastValidDay);
  if (overdue || days < 0) return { key: 'due.late', count: Math.max(-days, 0) };
  if (days === 0) return { key: 'due.today', count: 0 };
  if (days === 1) return { key: 'due.tomorrow', count: 1 };
  return workingDays === undefined
    ? { key: 'due.days', count: days }
    : { key: 'due.workingDays', count: workingDays };
}
