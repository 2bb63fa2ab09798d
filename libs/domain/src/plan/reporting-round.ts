import type {
  Instant,
  ReportingPeriod,
  ReportingSchedule,
  WorkingCalendar,
} from '../calendar/calendar.types.js';
import { reportingPeriods } from '../calendar/reporting-periods.js';
import { CalendarDoesNotCover, covers, endOfNthWorkingDay, whenCovered } from '../calendar/working-days.js';
import { addDays, dayOf } from '../calendar/zone.js';
import type { PlanContent } from './plan.types.js';

const DAYS_OF_A_WEEK = 7;

/**
 * The periods of the plan's year whose limit lies after `issuedAt`, in the order of their limits: a
 * limit already past at the instant of issue makes no report (spec §4). The error instead, when the
 * calendar leaves out a day of the year or of the ladder that may follow its last limit.
 */
export const periodsLeft = (
  content: PlanContent,
  calendar: WorkingCalendar,
  issuedAt: Instant,
): ReportingPeriod[] | CalendarDoesNotCover =>
  whenCovered(() => {
    const { schedule, settings, year } = content;
    mustCover(calendar, `${year}-01-01`);
    mustCover(calendar, `${year}-12-31`);
    const periods = reportingPeriods(schedule, year, calendar, settings.nonWorkingDayPolicy);
    const last = periods.at(-1);
    if (last) {
      const top = endOfNthWorkingDay(calendar, last.lastValidDay, settings.level3After);
      mustCover(calendar, dayOf(addDays(top, DAYS_OF_A_WEEK * settings.weeklyRepeats)));
    }
    return periods.filter((period) => period.limitAt > issuedAt);
  });

/** The year of `now` in Asia/Ho_Chi_Minh, or the next when every limit of this one is past (limits kept). */
export function demoYear(schedule: ReportingSchedule, calendar: WorkingCalendar, now: Instant): number {
  const year = Number(dayOf(now).slice(0, 4));
  const open = reportingPeriods(schedule, year, calendar, 'KEEP').some((period) => period.limitAt > now);
  return open ? year : year + 1;
}

function mustCover(calendar: WorkingCalendar, day: string): void {
  if (!covers(calendar, day)) throw new CalendarDoesNotCover(day, calendar.version);
}
