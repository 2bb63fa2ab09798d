import type { Day, Instant, PeriodKey, PlanContent, SubIndex, SubIndexActual } from '@dondoc/domain';

export interface PlanView {
  readonly planId: string;
  readonly title: string;
  readonly year: number;
  readonly status: 'draft' | 'issued';
  readonly number: string | null;
  readonly date: Day | null;
  readonly signerName: string | null;
  readonly issuedAt: Instant | null;
  readonly fromPlanId: string | null;
  readonly sample: boolean;
  readonly assignments: number;
}

/** A limit and the days it is made of, as every place that shows a limit shows it. */
export interface PlanPeriod {
  readonly period: PeriodKey;
  readonly opensAt: Instant;
  readonly limitAt: Instant;
  readonly lastValidDay: Day;
}

export interface PlanDetail extends PlanView {
  readonly version: number;
  readonly content: PlanContent;
  /** Periods of which the plan has reports; empty for a draft. */
  readonly periods: readonly PlanPeriod[];
}

/** Actual scores are published once a year and entered later; null until then, never derived. */
export interface SubIndexView extends SubIndex {
  readonly planId: string;
  readonly actual: string | null;
  /** What was published and recorded, the oldest first; the last is `actual`. */
  readonly actuals: readonly SubIndexActual[];
}
