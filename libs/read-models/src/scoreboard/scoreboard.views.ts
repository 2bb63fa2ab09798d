import type { DecimalText, Instant, PeriodKey } from '@dondoc/domain';

export type ScoreboardGrouping = 'plan' | 'period' | 'division' | 'subIndex';

/** A share always carries both its numbers; `denominator` 0 is shown as "–", never as 100 %. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

export interface ScoreboardRow {
  /** Plan id, period key, division id or sub-index id; null for assignments without a sub-index. */
  readonly key: string | null;
  readonly label: string;
  /** Reports whose period has opened. */
  readonly expected: number;
  /** Of these, with a version not withdrawn. */
  readonly received: number;
  readonly onTime: number;
  readonly late: number;
  /** Own limit passed, nothing received. */
  readonly missing: number;
  /** Standing returned (or reopened): counts as not completed. */
  readonly returned: number;
  /** How many times reports were returned. */
  readonly returns: number;
  readonly accepted: number;
  readonly acceptedOnTime: number;
  /** Milliseconds from receipt to the first decision of a report; null while nothing was decided. */
  readonly medianReviewMs: number | null;
  /** Null when nothing was expected. */
  readonly onTimeShare: Share | null;
  readonly acceptedShare: Share | null;
  readonly acceptedOnTimeShare: Share | null;
}

export interface SubIndexScore {
  readonly planId: string;
  readonly subIndexId: string;
  readonly name: string;
  readonly baseline: DecimalText;
  readonly target: DecimalText;
  /** Null until the province publishes it and someone enters it with its source. */
  readonly actual: DecimalText | null;
  /** Where it was published. */
  readonly source: string | null;
}

export interface Scoreboard {
  readonly asOf: Instant;
  readonly groupBy: ScoreboardGrouping;
  readonly rows: readonly ScoreboardRow[];
  readonly total: ScoreboardRow;
  readonly subIndices: readonly SubIndexScore[];
}

export interface ScoreboardFilter {
  readonly planId?: string | undefined;
  readonly period?: PeriodKey | undefined;
  readonly groupBy?: ScoreboardGrouping | undefined;
  /** Any instant up to now; now unless told. */
  readonly asOf?: Instant | undefined;
}
