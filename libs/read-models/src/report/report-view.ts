import { dayOf, dutyBearer, isOverdue } from '@dondoc/domain';
import { titlesOf } from '../assignment/assignment.queries.js';
import { divisionName } from '../organisation/organisation.queries.js';
import type { Reading } from '../shared/reading.js';
import type { ReportRow } from './report.row.js';
import type { ReportView } from './report.views.js';

/** Rows as people read them: with title and division name, and whether they are overdue now. */
export async function toReportViews(reading: Reading, rows: readonly ReportRow[]): Promise<ReportView[]> {
  const titles = await titlesOf(
    reading,
    rows.map((row) => row.assignmentId),
  );
  const today = dayOf(reading.now);
  return rows.map((row) => ({
    reportId: row.reportId,
    planId: row.planId,
    assignmentId: row.assignmentId,
    title: titles.get(row.assignmentId) ?? row.assignmentId,
    subIndexId: row.subIndexId,
    period: row.period,
    leadDivisionId: row.leadDivisionId,
    leadDivisionName: divisionName(
      reading,
      row.leadDivisionId,
      row.approvedAt === null ? today : dayOf(row.approvedAt),
    ),
    dutyDivisionId: dutyBearer(reading.organisation, row.leadDivisionId, today),
    supportingDivisionIds: row.supportingDivisionIds,
    phase: row.phase,
    waitingFor: row.waitingFor,
    opensAt: row.opensAt,
    limitAt: row.limitAt,
    lastValidDay: row.lastValidDay,
    ownLimitAt: row.ownLimitAt,
    ownLastValidDay: row.ownLastValidDay,
    overdue: isOverdue(row, reading.now),
    submissionNumber: row.submissionNumber,
    returns: row.returns,
    submittedOnTime: row.submittedOnTime,
    acceptedOnTime: row.acceptedOnTime,
    approvedAt: row.approvedAt,
    reviewDueAt: row.reviewDueAt,
    nextDueAt: row.nextDueAt,
    version: row.version,
    etag: etagOf(row.phase, row.submissionNumber, row.limitAt),
  }));
}

/**
 * What a decision must have seen: phase, submission number and limit (design §5). Not the stream's
 * version, which a reminder moves under the reader's feet. Without the quotes of HTTP.
 */
export const etagOf = (phase: string, submissionNumber: number, limitAt: string): string =>
  `${phase}.${String(submissionNumber)}.${limitAt}`;
