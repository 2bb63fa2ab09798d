import type { ReportEvent } from '@dondoc/domain';
import type { Recorded } from '../shared/changes.js';
import type { SubmissionRow } from './submission.row.js';

/** The versions of one report after one more event; rows that do not change stay the same object. */
export function evolveSubmissions(
  rows: readonly SubmissionRow[],
  event: Recorded<ReportEvent>,
  key: { readonly agencyId: string; readonly reportId: string },
): readonly SubmissionRow[] {
  const amend = (version: number, change: Partial<SubmissionRow>): readonly SubmissionRow[] =>
    rows.map((row) => (row.version === version ? { ...row, ...change } : row));

  switch (event.type) {
    case 'ReportSubmitted':
    case 'ReportResubmitted':
      return [...rows, { ...key, ...event.data, ...undecided, submittedByName: nameOf(event) }];
    case 'SubmissionWithdrawn':
      return amend(event.data.version, { withdrawnAt: event.data.withdrawnAt });
    case 'ReviewBegun':
      return amend(event.data.version, { reviewBegunAt: event.data.begunAt, reviewedBy: event.data.by });
    case 'ReportApproved': {
      const { version, by, approvedAt, acceptedOnTime } = event.data;
      return amend(version, { decision: 'approved', decidedAt: approvedAt, decidedBy: by, acceptedOnTime });
    }
    case 'ReportReturned': {
      const { version, by, returnedAt, reason, comments } = event.data;
      return amend(version, {
        decision: 'returned',
        decidedAt: returnedAt,
        decidedBy: by,
        returnReason: reason,
        comments,
      });
    }
    case 'ReportReopened': {
      const approved = rows.findLast((row) => row.decision === 'approved');
      const { reopenedAt, by, reason } = event.data;
      return approved === undefined
        ? rows
        : amend(approved.version, { reopenedAt, reopenedBy: by, reopenReason: reason });
    }
    default:
      return rows;
  }
}

const undecided = {
  withdrawnAt: null,
  reviewBegunAt: null,
  reviewedBy: null,
  decision: null,
  decidedAt: null,
  decidedBy: null,
  acceptedOnTime: null,
  returnReason: null,
  comments: [],
  reopenedAt: null,
  reopenedBy: null,
  reopenReason: null,
} as const;

const nameOf = ({ meta }: Recorded<ReportEvent>): string =>
  meta.actor.kind === 'person' ? meta.actor.name : meta.actor.id;
