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

/** Of a round: nothing was sent yet, and the limit is the one that all its reports were given when it opened. */
const sharing = (tx: QueryRunner, agencyId: string) =>
  tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .where("report.agencyId = :agencyId AND report.phase = 'awaiting'", { agencyId })
    .andWhere("report.nextDueAt IS NOT NULL AND report.arming ->> 'cause' = 'opened'");

const sharingIn = (tx: QueryRunner, { agencyId, planId, period }: Round) =>
  sharing(tx, agencyId).andWhere('report.planId = :planId AND report.period = :period', { planId, period });

interface Round {
  readonly agencyId: string;
  readonly planId: string;
  readonly period: PeriodKey;
}

/** The plans and periods in which a shared step is still to come; of one plan when it is named. */
export async function roundsToCome(tx: QueryRunner, agencyId: string, planId?: string): Promise<Round[]> {
  const query = sharing(tx, agencyId)
    .select('report.planId', 'planId')
    .addSelect('report.period', 'period')
    .distinct()
    .orderBy('"planId"')
    .addOrderBy('"period"');
  if (planId !== undefined) query.andWhere('report.planId = :planId', { planId });
  const found = await query.getRawMany<Pick<Round, 'planId' | 'period'>>();
  return found.map(({ planId: id, period }) => ({ agencyId, planId: id, period }));
}

/** When the next shared step of a round falls due, later than `after` when it is given. */
export async function nextSharedAt(
  tx: QueryRunner,
  round: Round,
  after: Instant | null,
): Promise<Instant | null> {
  const query = sharingIn(tx, round).orderBy('report.nextDueAt').limit(1);
  if (after !== null) query.andWhere('report.nextDueAt > :after', { after });
  return (await query.getOne())?.nextDueAt ?? null;
}

/** The reports of a round of which a shared step is due at `now`, in the order of their ids. */
export async function sharedDueBy(tx: QueryRunner, round: Round, now: Instant): Promise<string[]> {
  const found = await sharingIn(tx, round)
    .andWhere('report.nextDueAt <= :now', { now })
    .select('report.reportId', 'reportId')
    .orderBy('"reportId"')
    .getRawMany<{ reportId: string }>();
  return found.map(({ reportId }) => reportId);
}
