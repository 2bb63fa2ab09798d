import type { Instant, PassedOver, PeriodKey, Recipient } from '@dondoc/domain';

export interface EscalationView {
  readonly reportId: string;
  readonly escalationId: string;
  /** `limit`: a limit was missed; `review`: the reviewer's clock ran out. */
  readonly kind: 'limit' | 'review';
  /** 1–3; for a review 0. */
  readonly level: number;
  readonly repeat: number;
  readonly arming: number | null;
  /** The version under review, for `review`. */
  readonly submissionVersion: number | null;
  readonly planId: string;
  readonly period: PeriodKey;
  readonly leadDivisionId: string;
  readonly scheduledAt: Instant;
  readonly raisedAt: Instant;
  readonly recipients: readonly Recipient[];
  readonly passedOver: readonly PassedOver[];
  /** Due before the record was restored from a backup that had not seen it: told before, perhaps, and not again. */
  readonly mayHaveBeenTold: boolean;
  /** The miss behind it was annulled: a report received in time was on its way. */
  readonly annulledAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedByName: string | null;
  readonly directive: string | null;
}

export interface EscalationFilter {
  /** True: not acknowledged and not annulled. */
  readonly open?: boolean | undefined;
  readonly recipientId?: string | undefined;
  readonly reportId?: string | undefined;
}
