import type { EscalationView } from '../escalation/escalation.views.js';
import type { ReportView } from '../report/report.views.js';

export type InboxTask =
  'write' | 'revise' | 'beginReview' | 'decide' | 'waitForDivision' | 'waitForReviewer' | 'nothing';

export type InboxPlace = 'toDo' | 'waiting' | 'done';

export interface InboxItem {
  readonly task: InboxTask;
  readonly report: ReportView;
}

/** What waits for me, what I wait for, what is done; each by limit, the nearest first. */
export interface Inbox {
  readonly toDo: readonly InboxItem[];
  readonly waiting: readonly InboxItem[];
  readonly done: readonly InboxItem[];
  /** Where each list goes on; null where all of it is here. */
  readonly next: Readonly<Record<InboxPlace, string | null>>;
  /** Escalations addressed to me and not yet acknowledged. */
  readonly escalations: readonly EscalationView[];
  /** Of everything, also where a list was cut. */
  readonly counts: {
    readonly toDo: number;
    readonly waiting: number;
    readonly done: number;
    readonly escalations: number;
    readonly overdue: number;
  };
}
