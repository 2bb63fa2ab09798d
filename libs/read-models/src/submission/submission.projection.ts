import type { ReportEvent } from '@dondoc/domain';
import { actingName } from '../shared/acting-name.js';
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
      return [...rows, { ...key, ...event.data, ...undecided, submittedByName: actingName(event.meta) }];
    case 'SubmissionWithdrawn':
      return amend(event.data.version, { withdrawnAt: event.data.withdrawnAt });
    case 'ReviewBegun':
      return amend(event.data.version, {
        reviewBegunAt: event.data.begunAt,
        reviewedBy: event.data.by,
        reviewedByName: actingName(event.meta),
      });
    case 'ReportApproved': {
      const { version, by, approvedAt, acceptedOnTime } = event.data;
      return amend(version, {
        decision: 'approved',
        decidedAt: approvedAt,
        decidedBy: by,
        decidedByName: actingName(event.meta),
        acceptedOnTime,
      });
    }
    case 'ReportReturned': {
      const { version, by, returnedAt, reason, comments } = event.data;
      return amend(version, {
        decision: 'returned',
        decidedAt: returnedAt,
        decidedBy: by,
        decidedByName: actingName(event.meta),
        returnReason: reason,
        comments,
      });
    }
    case 'ReportReopened': {
      const approved = rows.findLast((row) => row.decision === 'approved');
      const { reopenedAt, by, reason } = event.data;
      return approved === undefined
        ? rows
        : amend(approved.version, {
            reopenedAt,
            reopenedBy: by,
            reopenedByName: actingName(event.meta),
            reopenReason: reason,
          });
    }
    default:
      return rows;
  }
}

const undecided = {
  withdrawnAt: null,
  reviewBegunAt: null,
  reviewedBy: null,
  reviewedByName: null,
  decision: null,
  decidedAt: null,
  decidedBy: null,
  decidedByName: null,
  acceptedOnTime: null,
  returnReason: null,
  comments: [],
  reopenedAt: null,
  reopenedBy: null,
  reopenedByName: null,
  reopenReason: null,
} as const;
