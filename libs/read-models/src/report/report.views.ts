import type { CurrentArming, Day, Instant, PeriodKey, ReportContent, ReportPhase } from '@dondoc/domain';
import type { DraftView } from '../draft/draft.views.js';
import type { EscalationView } from '../escalation/escalation.views.js';
import type { SubmissionView } from '../submission/submission.views.js';

/** Whose turn it is; null once approved. */
export type WaitingFor = 'division' | 'reviewer' | null;

export interface ReportView {
  readonly reportId: string;
  readonly planId: string;
  readonly assignmentId: string;
  readonly title: string;
  readonly subIndexId: string | null;
  readonly period: PeriodKey;
  readonly leadDivisionId: string;
  /** Of today; once approved, of the day of approval. */
  readonly leadDivisionName: string;
  /** The division that has to send it today: the lead division, or who took its duties over. */
  readonly dutyDivisionId: string;
  readonly supportingDivisionIds: readonly string[];
  readonly phase: ReportPhase;
  readonly waitingFor: WaitingFor;
  readonly opensAt: Instant;
  /** The limit in force: the report's own, or that of a return or a reopening. */
  readonly limitAt: Instant;
  readonly lastValidDay: Day;
  /** The report's own limit, which a return never moves. */
  readonly ownLimitAt: Instant;
  readonly ownLastValidDay: Day;
  /** The limit in force has passed, as of `now` of the reading, and the report is still the division's to send. */
  readonly overdue: boolean;
  /** Number of the newest version, withdrawn or not; 0 before the first. */
  readonly submissionNumber: number;
  readonly returns: number;
  /** First version not withdrawn against the report's own limit; null while there is none. */
  readonly submittedOnTime: boolean | null;
  /** Null until approved. */
  readonly acceptedOnTime: boolean | null;
  readonly approvedAt: Instant | null;
  /** When the reviewer's clock ends; null unless the report waits for a decision and a clock runs. */
  readonly reviewDueAt: Instant | null;
  readonly nextDueAt: Instant | null;
  /** Version of the report's stream. */
  readonly version: number;
  /** For If-Match: phase, submission number and limit; without quotes. */
  readonly etag: string;
}

export interface ReportDetail extends ReportView {
  readonly assignmentText: string;
  readonly arming: CurrentArming;
  readonly submissions: readonly SubmissionView[];
  readonly escalations: readonly EscalationView[];
  /** For the lead division, whose people write it, and the supporting ones, who read it; null for others. */
  readonly draft: DraftView | null;
}

export interface ReportFilter {
  readonly planId?: string | undefined;
  readonly assignmentId?: string | undefined;
  readonly divisionId?: string | undefined;
  readonly period?: PeriodKey | undefined;
  readonly phase?: ReportPhase | undefined;
  readonly overdue?: boolean | undefined;
}

/** Two versions side by side: only the fields that differ. */
export interface VersionDifference {
  readonly from: number;
  readonly to: number;
  readonly sameContent: boolean;
  readonly fields: readonly {
    readonly field: keyof ReportContent;
    readonly before: NonNullable<ReportContent[keyof ReportContent]>;
    readonly after: NonNullable<ReportContent[keyof ReportContent]>;
  }[];
}
