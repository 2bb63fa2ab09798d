import type { Day, Instant, NonWorkingDayPolicy, PeriodKey } from '@dondoc/domain';

/** A limit in the calendar, with the reports that it binds. */
export interface LimitView {
  readonly planId: string;
  readonly period: PeriodKey;
  readonly limitAt: Instant;
  readonly lastValidDay: Day;
  /** False for 14/9/2024, a Saturday: the limit stays where the policy says. */
  readonly lastValidDayIsWorkingDay: boolean;
  readonly policy: NonWorkingDayPolicy;
  /** Working days from the day of `now`, itself included, to the last valid day; 0 once it has passed. */
  readonly workingDaysLeft: number;
  /** The reports' own limit, one set by a return or a reopening, or that of the review. */
  readonly kind: 'own' | 'revision' | 'review';
  readonly reports: readonly { readonly reportId: string; readonly title: string; readonly open: boolean }[];
}
