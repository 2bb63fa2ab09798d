import type { Instant, PeriodKey, ReportPhase } from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import { AssignmentRow } from '../assignment/assignment.row.js';
import { ReportRow } from '../report/report.row.js';

/** A report that is not approved, as reconcile compares it with the workflows that run. */
export interface OpenReportRow {
  readonly agencyId: string;
  readonly planId: string;
  readonly assignmentId: string;
  readonly reportId: string;
  readonly period: PeriodKey;
  readonly leadDivisionId: string;
  readonly opensAt: Instant;
  readonly phase: ReportPhase;
  readonly version: number;
}

/** Reports not approved, opened or not; of one assignment when it is named. */
export async function openReportRows(
  tx: QueryRunner,
  agencyId: string,
  assignmentId?: string,
): Promise<OpenReportRow[]> {
  const query = tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where("report.agencyId = :agencyId AND report.phase <> 'approved'", { agencyId })
    .orderBy('report.opensAt')
    .addOrderBy('report.reportId');
  if (assignmentId !== undefined) query.andWhere('report.assignmentId = :assignmentId', { assignmentId });
  return (await query.getMany()).map((row) => ({
    agencyId,
    planId: row.planId,
    assignmentId: row.assignmentId,
    reportId: row.reportId,
    period: row.period,
    leadDivisionId: row.leadDivisionId,
    opensAt: row.opensAt,
    phase: row.phase,
    version: row.version,
  }));
}

export const assignmentRow = (
  tx: QueryRunner,
  agencyId: string,
  assignmentId: string,
): Promise<AssignmentRow | null> => tx.manager.findOneBy(AssignmentRow, { agencyId, assignmentId });

export const reportRow = (tx: QueryRunner, agencyId: string, reportId: string): Promise<ReportRow | null> =>
  tx.manager.findOneBy(ReportRow, { agencyId, reportId });

/** The earliest time-driven step of any of the agency's reports. */
export async function nextDueAt(tx: QueryRunner, agencyId: string): Promise<Instant | null> {
  const row = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where('report.agencyId = :agencyId AND report.nextDueAt IS NOT NULL', { agencyId })
    .orderBy('report.nextDueAt')
    .limit(1)
    .getOne();
  return row?.nextDueAt ?? null;
}

export async function reportIds(
  tx: QueryRunner,
  agencyId: string,
  planId: string,
  period?: PeriodKey,
): Promise<string[]> {
  const where = period === undefined ? { agencyId, planId } : { agencyId, planId, period };
  const rows = await tx.manager.find(ReportRow, { where, order: { ownLimitAt: 'ASC', reportId: 'ASC' } });
  return rows.map((row) => row.reportId);
}
