import type { SelectQueryBuilder } from 'typeorm';
import { AssignmentRow } from '../assignment/assignment.row.js';
import { draftOf } from '../draft/draft.queries.js';
import { escalationsOf } from '../escalation/escalation.queries.js';
import {
  cursorInstant,
  decodeCursor,
  pageLimit,
  toPage,
  type Page,
  type PageRequest,
} from '../shared/page.js';
import type { Reading } from '../shared/reading.js';
import { visibleTo } from '../shared/visibility.js';
import { submissionsOf } from '../submission/submission.queries.js';
import { toReportViews } from './report-view.js';
import { ReportRow } from './report.row.js';
import { visibleReport } from './visible-report.js';
import type { ReportDetail, ReportFilter, ReportView } from './report.views.js';

/** By limit, the nearest first. */
export async function reports(
  reading: Reading,
  filter: ReportFilter,
  page: PageRequest = {},
): Promise<Page<ReportView>> {
  const limit = pageLimit(page);
  const query = filtered(reading, filter)
    .orderBy('report.limitAt')
    .addOrderBy('report.reportId')
    .limit(limit + 1);
  const after = decodeCursor(page.cursor, 2);
  if (after)
    query.andWhere(
      '(report.limitAt > :limitAt OR (report.limitAt = :limitAt AND report.reportId > :reportId))',
      { limitAt: cursorInstant(after[0]), reportId: after[1] },
    );
  const views = await toReportViews(reading, await query.getMany());
  return toPage(views, limit, (report) => [report.limitAt, report.reportId]);
}

export async function report(reading: Reading, reportId: string): Promise<ReportDetail | undefined> {
  const { tx, agencyId } = reading;
  const row = await visibleReport(reading, reportId);
  const [view] = row ? await toReportViews(reading, [row]) : [];
  if (!row || !view) return undefined;
  const assignment = await tx.manager.findOneBy(AssignmentRow, { agencyId, assignmentId: row.assignmentId });
  return {
    ...view,
    assignmentText: assignment?.text ?? '',
    arming: row.arming,
    submissions: await submissionsOf(reading, reportId),
    escalations: await escalationsOf(reading, row),
    draft: (await draftOf(reading, row)) ?? null,
  };
}

/** The domain's `isOverdue` as a condition. The projection asks the domain whom a report waits for. */
const overdue = "(report.waitingFor IS NOT DISTINCT FROM 'division' AND report.limitAt <= :now)";

function filtered(reading: Reading, filter: ReportFilter): SelectQueryBuilder<ReportRow> {
  const { tx, agencyId, actor, now } = reading;
  const query = tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where('report.agencyId = :agencyId', { agencyId })
    .andWhere(...visibleTo('report', actor));
  if (filter.planId !== undefined) query.andWhere('report.planId = :planId', { planId: filter.planId });
  if (filter.assignmentId !== undefined)
    query.andWhere('report.assignmentId = :assignmentId', { assignmentId: filter.assignmentId });
  if (filter.divisionId !== undefined)
    query.andWhere('report.leadDivisionId = :divisionId', { divisionId: filter.divisionId });
  if (filter.period !== undefined) query.andWhere('report.period = :period', { period: filter.period });
  if (filter.phase !== undefined) query.andWhere('report.phase = :phase', { phase: filter.phase });
  if (filter.overdue !== undefined) query.andWhere(filter.overdue ? overdue : `NOT ${overdue}`, { now });
  return query;
}
