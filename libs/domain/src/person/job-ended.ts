import type { DomainEvent } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';

/** What came of a person's long work, in a few facts; the whole of it is where the job is kept. */
export interface JobOutcome {
  readonly jobId: string;
  readonly kind: 'verification' | 'export';
  readonly outcome: 'done' | 'failed' | 'cancelled';
  /** Of a verification that was done. */
  readonly whole: boolean | null;
  /** Events verified, or entries exported. */
  readonly entries: number | null;
}

/** In the stream of whoever began it, who is told by it. */
export type JobEnded = DomainEvent<'JobEnded', JobOutcome & { readonly endedAt: Instant }>;

/** Sent by the job's workflow at its end. */
export interface EndJob extends JobOutcome {
  readonly type: 'EndJob';
}
