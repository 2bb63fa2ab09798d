import type { Actor } from '../actor.js';
import type { Instant, WorkingCalendar } from '../calendar/calendar.types.js';
import type { Organisation } from '../organisation/organisation.types.js';
import type {
  Attachment,
  EscalationId,
  ReportContent,
  ReportIdentity,
  ReviewComment,
  StepName,
} from './report.types.js';

export type ReportCommand =
  | ({ readonly type: 'CreateReport' } & ReportIdentity & { readonly limitAt: Instant })
  /** Submits from `awaiting`, resubmits from `returned`. `receivedAt` was stamped by the API. */
  | {
      readonly type: 'SubmitReport';
      readonly content: ReportContent;
      readonly contentHash: string;
      readonly receipt: string;
      readonly receivedAt: Instant;
      readonly lateReason: string;
      readonly draftVersion: number;
      readonly draftAuthors: readonly string[];
      /** Files received for the report; absent where the content names none. */
      readonly received?: readonly Attachment[];
    }
  | { readonly type: 'WithdrawSubmission'; readonly version: number }
  | { readonly type: 'BeginReview'; readonly version: number }
  | { readonly type: 'ApproveReport'; readonly version: number }
  | {
      readonly type: 'ReturnReport';
      readonly version: number;
      readonly reason: string;
      readonly comments: readonly ReviewComment[];
    }
  | { readonly type: 'ReopenReport'; readonly reason: string }
  | {
      readonly type: 'AcknowledgeEscalation';
      readonly escalationId: EscalationId;
      readonly directive: string;
    }
  /** Of an escalation that was perhaps told before a restore. */
  | { readonly type: 'TellAgain'; readonly escalationId: EscalationId }
  /** Sent by the report's workflow when a timer fires. */
  | { readonly type: 'CarryOutStep'; readonly step: StepName; readonly arming: number };

export interface ReportContext {
  /**
   * When the server received the request (people) or carries out the step (processes). Of SubmitReport it
   * is when it is decided, after any wait for the store: when it was received the command says itself.
   */
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
  /**
   * When the store was last restored from a backup; null for one that never was. A step due before then that
   * is not on record may have been carried out after the backup, and told (ADR 0021).
   */
  readonly restoredAt: Instant | null;
}

export type ReportRefusal =
  | 'REPORT_NOT_FOUND'
  | 'REPORT_ALREADY_EXISTS'
  | 'REPORT_NOT_OPEN_YET'
  | 'REPORT_LOCKED'
  | 'ALREADY_SUBMITTED'
  | 'NOT_SUBMITTED'
  | 'NOT_YOUR_DIVISION'
  | 'ONLY_THE_HEAD_SUBMITS'
  | 'EMPTY_REPORT'
  | 'EVIDENCE_OR_REASON_REQUIRED'
  | 'INVALID_DECIMAL'
  | 'ATTACHMENT_UNKNOWN'
  | 'PROGRESS_OUT_OF_RANGE'
  | 'UNCHANGED_SINCE_RETURN'
  | 'LATE_REASON_REQUIRED'
  | 'REVIEW_HAS_BEGUN'
  | 'LIMIT_HAS_PASSED'
  | 'WITHDRAWN_TOO_OFTEN'
  | 'REVIEW_ALREADY_BEGUN'
  | 'STALE_VERSION'
  | 'REASON_REQUIRED'
  | 'COMMENT_EMPTY'
  | 'NOT_THE_REVIEWER'
  | 'NOT_THE_DIRECTOR'
  | 'ADMINISTRATOR_DECIDES_NOTHING'
  | 'OWN_WORK_DECIDES_NOTHING'
  | 'OWN_DIVISION_DECIDES_NOTHING'
  | 'NOT_APPROVED'
  | 'ESCALATION_NOT_FOUND'
  | 'ESCALATION_NOT_YOURS'
  | 'ESCALATION_ALREADY_ACKNOWLEDGED'
  | 'DIRECTIVE_REQUIRED'
  | 'NOT_YOURS_TO_TELL'
  | 'NOTHING_TO_TELL_AGAIN'
  | 'ONLY_A_PERSON'
  | 'ONLY_THE_CLOCK'
  | 'CALENDAR_DOES_NOT_COVER';
