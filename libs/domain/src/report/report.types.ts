import type { DomainEvent } from '@dondoc/decider';
import type { Day, Instant, PeriodKey } from '../calendar/calendar.types.js';
import type { Addressees, Recipient } from '../organisation/addressees.types.js';
import type { DecimalText, PlanSettings } from '../plan/plan.types.js';

export type TaskStatus = 'notStarted' | 'inProgress' | 'completed' | 'delayed';

export interface Figure {
  readonly name: string;
  readonly value: DecimalText;
  readonly unit: string;
  readonly kind: 'estimate' | 'final';
}

/** A file of a report, by what is in it. */
export interface Attachment {
  /** SHA-256 of its bytes, hex. */
  readonly hash: string;
  readonly name: string;
  /** As its content shows; a media type. */
  readonly type: string;
  readonly bytes: number;
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
  /** Evidence as files; absent without any, as on every event of the releases that took none. */
  readonly attachments?: readonly Attachment[];
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
  /** Level 1 at the limit, then 2 and 3 (`repeat` 0), then the weekly repeats of level 3 (`repeat` 1…n). */
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
  /** End of the reviewer's clock; null where the calendar does not reach, and then no clock runs. */
  readonly reviewDueAt: Instant | null;
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

/**
 * On a step that was due before the store was restored from a backup which had not seen it: it was perhaps told
 * before. Whoever sends notices sends none. Absent otherwise, and on every event of the first release.
 */
export interface PerhapsTold {
  readonly mayHaveBeenTold?: true;
}

/** Who was told of a decision, by the offices held that day. Absent on events of the releases that told nobody. */
export interface Told {
  readonly told?: readonly Recipient[];
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
      Told & {
        version: number;
        by: string;
        approvedAt: Instant;
        submittedOnTime: boolean;
        acceptedOnTime: boolean;
      }
    >
  | DomainEvent<
      'ReportReturned',
      Told & {
        version: number;
        by: string;
        returnedAt: Instant;
        reason: string;
        comments: readonly ReviewComment[];
        arming: Arming;
      }
    >
  | DomainEvent<'ReportReopened', Told & { by: string; reopenedAt: Instant; reason: string; arming: Arming }>
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
        reason: 'beforeArming' | 'successorDue' | 'mayHaveBeenTold';
      }
    >
  | DomainEvent<'DeadlineMissed', PerhapsTold & { arming: number; limitAt: Instant; recordedAt: Instant }>
  | DomainEvent<
      'DeadlineMissAnnulled',
      { arming: number; version: number; receivedAt: Instant; recordedAt: Instant }
    >
  | DomainEvent<
      'EscalationRaised',
      Addressees &
        PerhapsTold & {
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
      Addressees &
        PerhapsTold & { escalationId: EscalationId; version: number; scheduledAt: Instant; raisedAt: Instant }
    >
  | DomainEvent<
      'EscalationAcknowledged',
      Told & { escalationId: EscalationId; by: string; acknowledgedAt: Instant; directive: string }
    >
  /** A person had one told that was perhaps told before a restore; to whoever holds the offices now. */
  | DomainEvent<
      'EscalationToldAgain',
      Addressees & { escalationId: EscalationId; by: string; toldAt: Instant }
    >;

export interface RaisedEscalation {
  readonly escalationId: EscalationId;
  /** `limit`: the lead division missed one; `review`: the reviewer's clock ran out. */
  readonly kind: 'limit' | 'review';
  /** 0 for `review`. */
  readonly level: 0 | 1 | 2 | 3;
  readonly acknowledged: boolean;
  /** Perhaps told before a restore, and not told again yet. */
  readonly mayHaveBeenTold: boolean;
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

export interface RecordedSubmission extends Submission {
  readonly withdrawn: boolean;
  readonly reviewOverdue: boolean;
}

/** What is known of a report in every status. */
export interface ReportFacts extends ReportIdentity {
  readonly ownLimitAt: Instant;
  readonly arming: CurrentArming;
  readonly submissions: readonly RecordedSubmission[];
  readonly returns: number;
  readonly escalations: readonly RaisedEscalation[];
}

export type ReportState =
  | { readonly status: 'none' }
  | (ReportFacts & { readonly status: 'awaiting' })
  | (ReportFacts & { readonly status: 'submitted'; readonly version: number })
  | (ReportFacts & { readonly status: 'inReview'; readonly version: number; readonly reviewer: string })
  | (ReportFacts & {
      readonly status: 'returned';
      readonly version: number;
      readonly cause: 'returned' | 'reopened';
    })
  | (ReportFacts & {
      readonly status: 'approved';
      readonly version: number;
      readonly submittedOnTime: boolean;
      readonly acceptedOnTime: boolean;
    });

export type ExistingReport = Exclude<ReportState, { status: 'none' }>;
export type ReportPhase = ExistingReport['status'];
