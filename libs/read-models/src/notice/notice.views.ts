import type { Day, Instant, JobOutcome, NoticeRef, PeriodKey } from '@dondoc/domain';
import type { Page } from '../shared/page.js';

export type NoticeKind =
  'reminder' | 'returned' | 'approved' | 'reopened' | 'escalation' | 'reviewOverdue' | 'directive' | 'job';

/** What its text is made of, in whatever language; null where its kind has no such thing. */
export interface NoticeFacts {
  /** Who decided, as it is printed. */
  readonly byName: string | null;
  /** Why it was returned or reopened, or what the directive says. */
  readonly text: string | null;
  /** Working days before the limit; the last reminder is of its last working day. */
  readonly daysBefore: number | null;
  /** Of the limit that is to be kept or was missed. */
  readonly lastValidDay: Day | null;
  /** 1–3. */
  readonly level: number | null;
  /** 0, or the n-th weekly repeat of level 3. */
  readonly repeat: number | null;
  /** The version that was decided, or waits for it. */
  readonly submissionVersion: number | null;
  /** What the person's own long work came to; `reportId` is then its id. */
  readonly job: Omit<JobOutcome, 'jobId'> | null;
}

export interface NoticeView extends NoticeRef, NoticeFacts {
  readonly kind: NoticeKind;
  readonly toldAt: Instant;
  /** Null while it is not read. */
  readonly readAt: Instant | null;
  /** Of the report; null of a job. */
  readonly title: string | null;
  readonly period: PeriodKey | null;
  readonly leadDivisionName: string | null;
}

export interface NoticePage extends Page<NoticeView> {
  /** Not read yet, of all pages; counted up to 1,000. */
  readonly unread: number;
}
