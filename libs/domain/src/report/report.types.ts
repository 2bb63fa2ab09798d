import type { DomainEvent } from '@dondoc/decider';
import type { Actor } from '../actor.js';
import type { Day, Instant, PeriodKey, WorkingCalendar } from '../calendar/calendar.types.js';
import type { Addressees, Organisation, Recipient } from '../organisation/organisation.types.js';
import type { DecimalText, PlanSettings } from '../plan/plan.types.js';

export type TaskStatus = 'notStarted' | 'inProgress' | 'completed' | 'delayed';

export interface Figure {
  readonly name: string;
  readonly value: DecimalText;
  readonly unit: string;
  readonly kind: 'estimate' | 'final';
}

/** What a report says. Text is Unicode NFC. */
export interface ReportContent {
  readonly taskStatus: TaskStatus;
  /** 0–100, exact. */
  readonly progressPercent: DecimalText;
  readonly results: string;
  readonly figures: readonly Figure[];
  /** Evidence as text, or why there is none. */
  readonly evidence: readonly string[];
  readonly noEvidenceReason: string;
  readonly difficulties: string;
  readonly proposals: string;
}

export interface ReviewComment {
  readonly field: keyof ReportContent;
  readonly text: string;
}

/**
 * One setting of a limit, with every instant that follows from it, computed once and never moved
 * silently (spec §3, §4). Number 1 is the report's own limit.
 */
export interface Arming {
  readonly number: number;
  readonly cause: 'opened' | 'returned' | 'reopened';
  readonly armedAt: Instant;
  readonly limitAt: Instant;
  readonly lastValidDay: Day;
  readonly calendarVersion: number;
  readonly reminders: readonly { readonly daysBefore: number; readonly at: Instant }[];
  /** Level 1 at the limit, then 2, 3 and the weekly repeats of level 3 (`repeat` 1…n). */
  readonly ladder: readonly { readonly level: 1 | 2 | 3; readonly repeat: number; readonly at: Instant }[];
}

/** `reminder:10`, `missed` (the miss and level 1), `level:2`, `level:3`, `weekly:1`, `review:2` (of version 2). */
export type StepName =
  `reminder:${number}` | 'missed' | 'level:2' | 'level:3' | `weekly:${number}` | `review:${number}`;

/** A time-driven step still to come. `at` is when to ask (for `missed`, the limit plus its grace). */
export interface DueStep {
  readonly step: StepName;
  readonly arming: number;
  readonly at: Instant;
}

export interface Submission {
  readonly version: number;
  readonly content: ReportContent;
  /** SHA-256 of the content's canonical JSON, hex. */
  readonly contentHash: string;
  readonly receipt: string;
  readonly receivedAt: Instant;
  /** Against the limit of `arming`, the one in force when it was received. */
  readonly onTime: boolean;
  readonly arming: number;
  readonly lateReason: string | null;
  /** Version of the draft stream it was made from, 0 without a draft. */
  readonly draftVersion: number;
  /** Everyone who drafted, edited or submitted it. */
  readonly authors: readonly string[];
  readonly submittedBy: string;
  /** End of the reviewer's clock. */
  readonly reviewDueAt: Instant;
}

export interface ReportIdentity {
  readonly reportId: string;
  readonly planId: string;
  readonly assignmentId: string;
  readonly subIndexId: string | null;
  readonly period: PeriodKey;
  readonly leadDivisionId: string;
  readonly supportingDivisionIds: readonly string[];
  /** The reviewing division (KH-TC) at the time of issue. */
  readonly planningDivisionId: string;
  readonly opensAt: Instant;
  readonly settings: PlanSettings;
}

/** `a1-L2` (arming 1, level 2), `a1-L3-w2` (its second weekly repeat), `v1-review` (review of version 1 overdue). */
export type EscalationId = string;

export type ReportEvent =
  | DomainEvent<'ReportCreated', ReportIdentity & { arming: Arming }>
  | DomainEvent<'ReportSubmitted', Submission>
  | DomainEvent<'ReportResubmitted', Submission>
  | DomainEvent<'SubmissionWithdrawn', { version: number; by: string; withdrawnAt: Instant }>
  | DomainEvent<'ReviewBegun', { version: number; by: string; begunAt: Instant }>
  | DomainEvent<
      'ReportApproved',
      { version: number; by: string; approvedAt: Instant; submittedOnTime: boolean; acceptedOnTime: boolean }
    >
  | DomainEvent<
      'ReportReturned',
      {
        version: number;
        by: string;
        returnedAt: Instant;
        reason: string;
        comments: readonly ReviewComment[];
        arming: Arming;
      }
    >
  | DomainEvent<'ReportReopened', { by: string; reopenedAt: Instant; reason: string; arming: Arming }>
  | DomainEvent<
      'ReminderSent',
      Addressees & { arming: number; daysBefore: number; scheduledAt: Instant; sentAt: Instant }
    >
  | DomainEvent<
      'ReminderSkipped',
      {
        arming: number;
        daysBefore: number;
        scheduledAt: Instant;
        recordedAt: Instant;
        reason: 'beforeOpening' | 'successorDue';
      }
    >
  | DomainEvent<'DeadlineMissed', { arming: number; limitAt: Instant; recordedAt: Instant }>
  | DomainEvent<
      'DeadlineMissAnnulled',
      { arming: number; version: number; receivedAt: Instant; recordedAt: Instant }
    >
  | DomainEvent<
      'EscalationRaised',
      Addressees & {
        escalationId: EscalationId;
        arming: number;
        level: 1 | 2 | 3;
        repeat: number;
        scheduledAt: Instant;
        raisedAt: Instant;
      }
    >
  | DomainEvent<
      'ReviewOverdue',
      Addressees & { escalationId: EscalationId; version: number; scheduledAt: Instant; raisedAt: Instant }
    >
  | DomainEvent<
      'EscalationAcknowledged',
      { escalationId: EscalationId; by: string; acknowledgedAt: Instant; directive: string }
    >;

export interface RaisedEscalation {
  readonly escalationId: EscalationId;
  readonly recipients: readonly Recipient[];
  readonly acknowledged: boolean;
}

export interface CurrentArming extends Arming {
  /** `daysBefore` of reminders told or skipped. */
  readonly remindersDone: readonly number[];
  readonly missed: boolean;
  /** A miss was recorded and then annulled by a report received in time. */
  readonly annulled: boolean;
  /** Escalation ids raised in this arming. */
  readonly raised: readonly EscalationId[];
}

interface Existing extends ReportIdentity {
  readonly ownLimitAt: Instant;
  readonly arming: CurrentArming;
  readonly submissions: readonly (Submission & {
    readonly withdrawn: boolean;
    readonly reviewOverdue: boolean;
  })[];
  readonly returns: number;
  readonly escalations: readonly RaisedEscalation[];
}

export type ReportState =
  | { readonly status: 'none' }
  | (Existing & { readonly status: 'awaiting' })
  | (Existing & { readonly status: 'submitted'; readonly version: number })
  | (Existing & { readonly status: 'inReview'; readonly version: number; readonly reviewer: string })
  | (Existing & {
      readonly status: 'returned';
      readonly version: number;
      readonly cause: 'returned' | 'reopened';
    })
  | (Existing & {
      readonly status: 'approved';
      readonly version: number;
      readonly submittedOnTime: boolean;
      readonly acceptedOnTime: boolean;
    });

export type ReportPhase = Exclude<ReportState['status'], 'none'>;

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
  /** Sent by the report's workflow when a timer fires. */
  | { readonly type: 'CarryOutStep'; readonly step: StepName; readonly arming: number };

export interface ReportContext {
  /** When the server received the request (people) or carries out the step (processes). */
  readonly now: Instant;
  readonly actor: Actor;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
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
  | 'PROGRESS_OUT_OF_RANGE'
  | 'UNCHANGED_SINCE_RETURN'
  | 'LATE_REASON_REQUIRED'
  | 'REVIEW_HAS_BEGUN'
  | 'LIMIT_HAS_PASSED'
  | 'REVIEW_ALREADY_BEGUN'
  | 'STALE_VERSION'
  | 'REASON_REQUIRED'
  | 'COMMENT_EMPTY'
  | 'NOT_THE_REVIEWER'
  | 'NOT_THE_DIRECTOR'
  | 'OWN_WORK_DECIDES_NOTHING'
  | 'OWN_DIVISION_DECIDES_NOTHING'
  | 'NOT_APPROVED'
  | 'ESCALATION_NOT_FOUND'
  | 'ESCALATION_NOT_YOURS'
  | 'ESCALATION_ALREADY_ACKNOWLEDGED'
  | 'DIRECTIVE_REQUIRED'
  | 'ONLY_A_PERSON'
  | 'ONLY_THE_CLOCK';

/** The draft of a report: a stream of its own, one event per author and pause. May be incomplete. */
export type DraftContent = Partial<ReportContent>;

export type DraftEvent = DomainEvent<
  'DraftSaved',
  { reportId: string; content: DraftContent; by: string; savedAt: Instant; afterSubmission: number }
>;

export interface DraftState {
  readonly version: number;
  readonly content: DraftContent | null;
  readonly savedBy: string | null;
  readonly savedAt: Instant | null;
  /** Everyone who saved since the submission before. */
  readonly authors: readonly string[];
  readonly afterSubmission: number;
}

export interface DraftCommand {
  readonly type: 'SaveDraft';
  readonly content: DraftContent;
  /** The draft version the author saw; 0 for a new draft. */
  readonly expectedDraftVersion: number;
}

export type DraftContext = Omit<ReportContext, 'calendar' | 'organisation'> & {
  readonly report: ReportState;
};

export type DraftRefusal =
  | 'REPORT_NOT_FOUND'
  | 'REPORT_LOCKED'
  | 'ALREADY_SUBMITTED'
  | 'NOT_YOUR_DIVISION'
  | 'DRAFT_MOVED_ON'
  | 'ONLY_A_PERSON';
