import {
  currentSubmission,
  dueSteps,
  firstCounted,
  lastValidDay,
  waitingFor,
  type ExistingReport,
} from '@dondoc/domain';
import { In, type QueryRunner } from 'typeorm';
import { evolveEscalations } from '../escalation/escalation.projection.js';
import { EscalationRow } from '../escalation/escalation.row.js';
import { beginsStream, type ReportChange } from '../shared/changes.js';
import { save } from '../shared/save.js';
import { evolveSubmissions } from '../submission/submission.projection.js';
import { SubmissionRow } from '../submission/submission.row.js';
import { ReportRow } from './report.row.js';

/** Reports with their versions and escalations; as many at once as an issue creates. */
export async function projectReports(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly ReportChange[],
): Promise<void> {
  const known = await rowsOf(tx, agencyId, changes.filter((change) => !beginsStream(change)).map(idOf));
  const reports: ReportRow[] = [];
  const submissions: SubmissionRow[] = [];
  const escalations: EscalationRow[] = [];
  for (const { state, version, events } of changes) {
    if (state.status === 'none') continue;
    const { reportId } = state;
    const key = { agencyId, reportId };
    const submissionsBefore = known.submissions.filter((row) => row.reportId === reportId);
    const escalationsBefore = known.escalations.filter((row) => row.reportId === reportId);
    const versions = events.reduce(
      (rows, event) => evolveSubmissions(rows, event, key),
      submissionsBefore as readonly SubmissionRow[],
    );
    const raised = events.reduce(
      (rows, event) => evolveEscalations(rows, event, key),
      escalationsBefore as readonly EscalationRow[],
    );
    reports.push(toReportRow(agencyId, state, version, versions));
    submissions.push(...versions.filter((row) => !submissionsBefore.includes(row)));
    escalations.push(...raised.filter((row) => !escalationsBefore.includes(row)));
  }
  await save(tx, ReportRow, reports);
  await save(tx, SubmissionRow, submissions);
  await save(tx, EscalationRow, escalations);
}

const idOf = ({ state }: ReportChange): string => (state.status === 'none' ? '' : state.reportId);

async function rowsOf(
  tx: QueryRunner,
  agencyId: string,
  reportIds: readonly string[],
): Promise<{ submissions: readonly SubmissionRow[]; escalations: readonly EscalationRow[] }> {
  if (reportIds.length === 0) return { submissions: [], escalations: [] };
  const where = { agencyId, reportId: In([...reportIds]) };
  return {
    submissions: await tx.manager.find(SubmissionRow, { where, order: { version: 'ASC' } }),
    escalations: await tx.manager.find(EscalationRow, { where }),
  };
}

function toReportRow(
  agencyId: string,
  state: ExistingReport,
  version: number,
  submissions: readonly SubmissionRow[],
): ReportRow {
  const { arming, status } = state;
  const waitsForReviewer = waitingFor(status) === 'reviewer';
  const authors = state.submissions.flatMap((submission) => [...submission.authors, submission.submittedBy]);
  return {
    agencyId,
    reportId: state.reportId,
    version,
    planId: state.planId,
    assignmentId: state.assignmentId,
    subIndexId: state.subIndexId,
    period: state.period,
    leadDivisionId: state.leadDivisionId,
    supportingDivisionIds: state.supportingDivisionIds,
    planningDivisionId: state.planningDivisionId,
    phase: status,
    waitingFor: waitingFor(status),
    opensAt: state.opensAt,
    ownLimitAt: state.ownLimitAt,
    limitAt: arming.limitAt,
    lastValidDay: arming.lastValidDay,
    ownLastValidDay: lastValidDay(state.ownLimitAt),
    policy: state.settings.nonWorkingDayPolicy,
    missed: arming.missed && !arming.annulled,
    submissionNumber: state.submissions.length,
    returns: state.returns,
    submittedOnTime: firstCounted(state)?.onTime ?? null,
    acceptedOnTime: status === 'approved' ? state.acceptedOnTime : null,
    approvedAt:
      status === 'approved'
        ? (submissions.find((row) => row.version === state.version)?.decidedAt ?? null)
        : null,
    reviewDueAt: waitsForReviewer ? (currentSubmission(state)?.reviewDueAt ?? null) : null,
    nextDueAt: dueSteps(state)[0]?.at ?? null,
    authors: [...new Set(authors)],
    arming,
  };
}
