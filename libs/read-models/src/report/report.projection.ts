import {
  currentSubmission,
  dueSteps,
  firstCounted,
  lastValidDay,
  waitingFor,
  type ExistingReport,
} from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import { evolveEscalations } from '../escalation/escalation.projection.js';
import { EscalationRow } from '../escalation/escalation.row.js';
import { noticesOf } from '../notice/notice.projection.js';
import { NoticeRow } from '../notice/notice.row.js';
import type { ReportChange } from '../shared/changes.js';
import { saveAll } from '../shared/save.js';
import { evolveSubmissions } from '../submission/submission.projection.js';
import { SubmissionRow } from '../submission/submission.row.js';
import { ReportRow } from './report.row.js';

/** Reports with their versions, their escalations and what people are told of them; as many at once as an issue creates. */
export async function projectReports(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly ReportChange[],
): Promise<void> {
  const reports: ReportRow[] = [];
  const submissions: SubmissionRow[] = [];
  const escalations: EscalationRow[] = [];
  const notices: NoticeRow[] = [];
  for (const { state, version, before, events } of changes) {
    if (state.status === 'none') continue;
    const key = { agencyId, reportId: state.reportId };
    const versions = evolved<SubmissionRow>(before, events, (rows, event) =>
      evolveSubmissions(rows, event, key),
    );
    const raised = evolved<EscalationRow>(before, events, (rows, event) =>
      evolveEscalations(rows, event, key),
    );
    reports.push(toReportRow(agencyId, state, version, versions.all));
    submissions.push(...versions.changed);
    escalations.push(...raised.changed);
    notices.push(...noticesOf({ before, events }, key));
  }
  await saveAll(tx, [
    [ReportRow, reports],
    [SubmissionRow, submissions],
    [EscalationRow, escalations],
    [NoticeRow, notices],
  ]);
}

/** The rows of a whole stream, and those of them that its new events touch. */
function evolved<Row>(
  before: ReportChange['before'],
  events: ReportChange['events'],
  evolve: (rows: readonly Row[], event: ReportChange['events'][number]) => readonly Row[],
): { readonly all: readonly Row[]; readonly changed: readonly Row[] } {
  const known = before.reduce(evolve, []);
  const all = events.reduce(evolve, known);
  return { all, changed: all.filter((row) => !known.includes(row)) };
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
