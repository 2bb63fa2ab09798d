import {
  covers,
  dayOf,
  isWorkingDay,
  lastValidDay,
  shiftDay,
  type Day,
  type WorkingCalendar,
} from '@dondoc/domain';
import { titlesOf } from '../assignment/assignment.queries.js';
import { ReportRow } from '../report/report.row.js';
import type { Reading } from '../shared/reading.js';
import { visibleTo } from '../shared/visibility.js';
import type { LimitView } from './limits.views.js';

/** Limits whose last valid day lies from `from` to `to`, both included, of reports the person sees. */
export async function limits(
  reading: Reading,
  calendar: WorkingCalendar,
  from: Day,
  to: Day,
): Promise<LimitView[]> {
  const { tx, agencyId, actor, now } = reading;
  const rows = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where('report.agencyId = :agencyId', { agencyId })
    .andWhere(...visibleTo('report', actor))
    .andWhere(
      `(report.ownLastValidDay BETWEEN :from AND :to OR report.lastValidDay BETWEEN :from AND :to
        OR report.waitingFor = 'reviewer')`,
      { from, to },
    )
    .orderBy('report.reportId')
    .getMany();
  const titles = await titlesOf(
    reading,
    rows.map((row) => row.assignmentId),
  );
  const today = dayOf(now);
  const found = new Map<
    string,
    LimitView & { reports: { reportId: string; title: string; open: boolean }[] }
  >();
  for (const row of rows) {
    for (const limit of limitsOf(row)) {
      if (limit.lastValidDay < from || limit.lastValidDay > to) continue;
      const key = [row.planId, row.period, limit.limitAt, limit.kind].join(' ');
      const view = found.get(key) ?? {
        planId: row.planId,
        period: row.period,
        ...limit,
        lastValidDayIsWorkingDay: isWorkingDayIfKnown(calendar, limit.lastValidDay),
        policy: row.policy,
        workingDaysLeft: workingDaysBetween(calendar, today, limit.lastValidDay),
        reports: [],
      };
      view.reports.push({
        reportId: row.reportId,
        title: titles.get(row.assignmentId) ?? row.assignmentId,
        open: row.phase !== 'approved',
      });
      found.set(key, view);
    }
  }
  return [...found.values()].sort((a, b) => order(a.limitAt, b.limitAt) || order(a.planId, b.planId));
}

type Limit = Pick<LimitView, 'kind' | 'limitAt' | 'lastValidDay'>;

/** Its own limit always; that of a return or a reopening while the division works on it, of the review while it runs. */
function limitsOf(row: ReportRow): Limit[] {
  const own: Limit = { kind: 'own', limitAt: row.ownLimitAt, lastValidDay: row.ownLastValidDay };
  const revising = row.waitingFor === 'division' && row.arming.number > 1;
  if (row.waitingFor === 'reviewer' && row.reviewDueAt !== null) {
    const limitAt = row.reviewDueAt;
    return [own, { kind: 'review', limitAt, lastValidDay: lastValidDay(limitAt) }];
  }
  return revising ? [own, { kind: 'revision', limitAt: row.limitAt, lastValidDay: row.lastValidDay }] : [own];
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isWorkingDayIfKnown = (calendar: WorkingCalendar, day: Day): boolean =>
  covers(calendar, day) && isWorkingDay(calendar, day);

/** Both days included; days that the calendar does not know are not counted. */
function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0;
  const first = from > calendar.from ? from : calendar.from;
  for (let day = first; day <= to && day <= calendar.to; day = shiftDay(day, 1))
    if (isWorkingDay(calendar, day)) count += 1;
  return count;
}
