import type {
  Day,
  NonWorkingDayPolicy,
  PeriodKey,
  ReportingPeriod,
  ReportingSchedule,
  WorkingCalendar,
} from './calendar.types.js';
import { isWorkingDay, nextWorkingDay, previousWorkingDay } from './working-days.js';
import { dayOn, shiftDay, startOfDay } from './zone.js';

const QUARTERS = [1, 2, 3, 4] as const;

/**
 * The periods of one year, in the order of their limits: the annual report falls due before that of
 * the fourth quarter (plan, III.1: "trước ngày 15 tháng cuối quý và báo cáo năm trước ngày 05/12").
 * Limits are half-open: 00:00 of the day named, Asia/Ho_Chi_Minh, is already late. The policy says
 * what happens when the last valid day is no working day.
 * Throws RangeError when the schedule names a day that the month does not have (ask `dayExists`), and
 * CalendarDoesNotCover when NEXT or PREVIOUS leaves the calendar; KEEP never looks at it.
 */
export function reportingPeriods(
  schedule: ReportingSchedule,
  year: number,
  calendar: WorkingCalendar,
  policy: NonWorkingDayPolicy,
): ReportingPeriod[] {
  const period = (key: PeriodKey, firstDay: Day, beforeDay: Day): ReportingPeriod => {
    const lastValid = moved(shiftDay(beforeDay, -1), calendar, policy);
    return {
      key,
      startsAt: startOfDay(firstDay),
      limitAt: startOfDay(shiftDay(lastValid, 1)),
      lastValidDay: lastValid,
    };
  };

  const { quarterly, yearly } = schedule;
  const quarters = quarterly
    ? QUARTERS.map((quarter) =>
        period(
          `${year}-Q${quarter}`,
          dayOn(year, 3 * quarter - 2, 1),
          dayOn(year, 3 * quarter, quarterly.beforeDay),
        ),
      )
    : [];
  const wholeYear = yearly
    ? [period(`${year}-Y`, dayOn(year, 1, 1), dayOn(year, yearly.month, yearly.beforeDay))]
    : [];
  return [...quarters, ...wholeYear].sort((a, b) =>
    a.limitAt === b.limitAt ? textOrder(a.key, b.key) : textOrder(a.limitAt, b.limitAt),
  );
}

function moved(lastValid: Day, calendar: WorkingCalendar, policy: NonWorkingDayPolicy): Day {
  if (policy === 'KEEP' || isWorkingDay(calendar, lastValid)) return lastValid;
  switch (policy) {
    case 'NEXT':
      return nextWorkingDay(calendar, lastValid);
    case 'PREVIOUS':
      return previousWorkingDay(calendar, lastValid);
    default: {
      const unknown: never = policy;
      throw new RangeError(`Unknown policy: ${String(unknown)}`);
    }
  }
}

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
