import type { ReportingSchedule } from '../calendar/calendar.types.js';
import { dayExists } from '../calendar/zone.js';
import type { PlanProblem, ProblemPath } from './plan-problem.js';

const LAST_MONTHS_OF_QUARTERS = [3, 6, 9, 12] as const;

/**
 * What makes a schedule of a year impossible: no period at all, a day that the month does not have
 * (for a quarter: in any of March, June, September, December), or a year that is due before it begins.
 */
export function scheduleProblems(
  schedule: ReportingSchedule,
  year: number,
  path: ProblemPath,
): PlanProblem[] {
  const { quarterly, yearly } = schedule;
  const problems: PlanProblem[] = [];
  if (!quarterly && !yearly) problems.push(senseless(path));
  if (quarterly && !LAST_MONTHS_OF_QUARTERS.every((month) => dayExists(year, month, quarterly.beforeDay))) {
    problems.push(senseless([...path, 'quarterly', 'beforeDay'], { day: quarterly.beforeDay }));
  }
  if (yearly) {
    const { beforeDay, month } = yearly;
    const dueAtOnce = month === 1 && beforeDay === 1;
    if (!dayExists(year, month, beforeDay) || dueAtOnce) {
      problems.push(senseless([...path, 'yearly', 'beforeDay'], { day: beforeDay, month }));
    }
  }
  return problems;
}

/**
 * Planning-Finance's own limits against those of the divisions: it consolidates only what is reported,
 * and only after the divisions were due, or there would be nothing yet to consolidate.
 */
export function consolidationProblems(
  consolidation: ReportingSchedule,
  schedule: ReportingSchedule,
  year: number,
  path: ProblemPath,
): PlanProblem[] {
  const impossible = scheduleProblems(consolidation, year, path);
  if (impossible.length > 0) return impossible;
  const problems: PlanProblem[] = [];
  const { quarterly, yearly } = consolidation;
  if (quarterly && !(schedule.quarterly && schedule.quarterly.beforeDay < quarterly.beforeDay)) {
    problems.push(senseless([...path, 'quarterly', 'beforeDay'], { day: quarterly.beforeDay }));
  }
  if (yearly && !(schedule.yearly && dayInYear(schedule.yearly) < dayInYear(yearly))) {
    problems.push(
      senseless([...path, 'yearly', 'beforeDay'], { day: yearly.beforeDay, month: yearly.month }),
    );
  }
  return problems;
}

const dayInYear = (date: { readonly beforeDay: number; readonly month: number }): number =>
  date.month * 100 + date.beforeDay;

const senseless = (path: ProblemPath, params?: PlanProblem['params']): PlanProblem => ({
  code: 'SCHEDULE_MAKES_NO_SENSE',
  path,
  ...(params ? { params } : {}),
});
