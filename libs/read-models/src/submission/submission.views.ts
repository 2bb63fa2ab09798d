import type { Instant, ReportContent, ReviewComment } from '@dondoc/domain';

/** An immutable version of a report, and what became of it. */
export interface SubmissionView {
  readonly version: number;
  readonly content: ReportContent;
  readonly contentHash: string;
  readonly receipt: string;
  readonly receivedAt: Instant;
  readonly onTime: boolean;
  readonly arming: number;
  readonly lateReason: string | null;
  readonly draftVersion: number;
  readonly authors: readonly string[];
  readonly submittedBy: string;
  /** Of a substitute with the principal's name and the decision, as all names of who acted. */
  readonly submittedByName: string;
  /** Null where the calendar did not reach: then no reviewer's clock runs. */
  readonly reviewDueAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  readonly reviewBegunAt: Instant | null;
  readonly reviewedBy: string | null;
  readonly reviewedByName: string | null;
  readonly decision: 'approved' | 'returned' | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly returnReason: string | null;
  readonly comments: readonly ReviewComment[];
  readonly reopenedAt: Instant | null;
  readonly reopenedByName: string | null;
  readonly reopenReason: string | null;
}

/** What a receipt proves. */
export interface ReceiptView {
  readonly receipt: string;
  readonly reportId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly receivedAt: Instant;
  readonly onTime: boolean;
  readonly submittedByName: string;
}
