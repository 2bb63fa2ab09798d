/** Over repeats: the middle one, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The nearest-rank percentile: a value that occurred. NaN of nothing. */
export const percentile = (values: readonly number[], percent: number): number => {
  const ordered = sorted(values);
  return ordered[Math.max(0, Math.ceil((percent / 100) * ordered.length) - 1)] ?? Number.NaN;
};

export const spread = (values: readonly number[]): Spread => {
  const ordered = sorted(values);
  const middle = ordered.length / 2;
  const [below, above] = [ordered[Math.ceil(middle) - 1], ordered[Math.floor(middle)]];
  return {
    median: below === undefined || above === undefined ? Number.NaN : (below + above) / 2,
    min: ordered[0] ?? Number.NaN,
    max: ordered.at(-1) ?? Number.NaN,
  };
};

/** Of each run's figure, over all runs. */
export const over = <Run>(runs: readonly Run[], figure: (run: Run) => number): Spread =>
  spread(runs.map(figure));
