import type { DomainEvent } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';
import type { ReportContext } from './report-commands.types.js';
import type { Attachment, ReportContent, ReportState } from './report.types.js';

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

export type DraftContext = Omit<ReportContext, 'calendar' | 'organisation' | 'restoredAt'> & {
  readonly report: ReportState;
  /** Files received for the report; absent where the content names none. */
  readonly received?: readonly Attachment[];
};

export type DraftRefusal =
  | 'REPORT_NOT_FOUND'
  | 'REPORT_LOCKED'
  | 'ALREADY_SUBMITTED'
  | 'NOT_YOUR_DIVISION'
  | 'DRAFT_MOVED_ON'
  | 'ATTACHMENT_UNKNOWN'
  | 'ONLY_A_PERSON';
