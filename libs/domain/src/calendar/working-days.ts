import type { Day, Instant, WorkingCalendar } from './calendar.types.js';
import { atHour, lastValidDay, shiftDay, startOfDay, weekdayOf } from './zone.js';

/** The hour at which reminders go out (spec §3: counting back, at 08:00). */
const OFFICE_OPENS = 8;
const SATURDAY = 6;

/** Asked about a day outside the calendar's from–to: such days are unknown, never guessed. */
export class CalendarDoesNotCover extends Error {
  override readonly name = 'CalendarDoesNotCover';

  constructor(
    readonly day: Day,
    readonly calendarVersion: number,
  ) {
    super(`Version ${calendarVersion} of the working calendar does not cover ${day}`);
  }
}

/** True when the calendar says anything about the day. */
export const covers = (calendar: WorkingCalendar, day: Day): boolean =>
  calendar.from <= day && day <= calendar.to;

/**
 * The value, or the error when the counting left the calendar: for deciders, which answer with a
 * refusal and cannot know beforehand how far a count will reach.
 */
export function whenCovered<T>(compute: () => T): T | CalendarDoesNotCover {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarDoesNotCover) return error;
    throw error;
  }
}

/**
 * Monday to Friday, less public holidays, plus swapped working days (spec §3).
 * Throws CalendarDoesNotCover.
 */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (!covers(calendar, day)) throw new CalendarDoesNotCover(day, calendar.version);
  if (calendar.swappedWorkingDays.includes(day)) return true;
  return weekdayOf(day) < SATURDAY && !calendar.holidays.some((holiday) => holiday.day === day);
}

/** The first working day after `day`. Throws CalendarDoesNotCover. */
export const nextWorkingDay = (calendar: WorkingCalendar, day: Day): Day => walk(calendar, day, 1);

/** The last working day before `day`. Throws CalendarDoesNotCover. */
export const previousWorkingDay = (calendar: WorkingCalendar, day: Day): Day => walk(calendar, day, -1);

/**
 * The end of the n-th working day after `dayZero`: 00:00 of the calendar day that follows it,
 * Asia/Ho_Chi_Minh, as an instant. For a limit, day 0 is its last valid day; for any other instant,
 * the day on which it falls (spec §3). With n = 0 it is the end of day 0 itself, working or not.
 * Throws CalendarDoesNotCover; RangeError when n is no whole number ≥ 0.
 */
export function endOfNthWorkingDay(calendar: WorkingCalendar, dayZero: Day, n: number): Instant {
  requireCount(n, 0);
  let day = dayZero;
  for (let counted = 0; counted < n; counted += 1) day = nextWorkingDay(calendar, day);
  return startOfDay(shiftDay(day, 1));
}

/**
 * 08:00 on the n-th working day strictly before the limit, Asia/Ho_Chi_Minh, as an instant; n = 1 is
 * the last working day (spec §3, §4 reminders). A working day counts when its 08:00 lies before the limit.
 * Throws CalendarDoesNotCover; RangeError when n is no whole number ≥ 1.
 */
export function nthWorkingDayBefore(calendar: WorkingCalendar, limitAt: Instant, n: number): Instant {
  requireCount(n, 1);
  const last = lastValidDay(limitAt);
  let day = atHour(last, OFFICE_OPENS) < limitAt ? shiftDay(last, 1) : last;
  for (let counted = 0; counted < n; counted += 1) day = previousWorkingDay(calendar, day);
  return atHour(day, OFFICE_OPENS);
}

function walk(calendar: WorkingCalendar, from: Day, step: 1 | -1): Day {
  let day = shiftDay(from, step);
  while (!isWorkingDay(calendar, day)) day = shiftDay(day, step);
  return day;
}

function requireCount(n: number, least: number): void {
  if (!Number.isInteger(n) || n < least) throw new RangeError(`Working days to count: ${n}`);
}
