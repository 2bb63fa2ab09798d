import { over, percentile, spread, type Spread } from '../statistics.js';
import { ratio, shown, shownRatio, type Table } from '../table.js';
import type { StormRun } from './storm-bench.js';

const PARTS = ['api', 'postgres', 'worker', 'temporal'] as const;

/** Of the runs of one shape. */
const stormFigures = (runs: readonly StormRun[]) => {
  const [first] = runs;
  if (!first) throw new Error('a storm was never run');
  const { reports, alone, leadSeconds, patienceSeconds, perSecond } = first.shape;
  const seconds = over(runs, (run) => run.seconds);
  const barePassSeconds = spread(runs.flatMap((run) => run.barePassSeconds));
  const p99 = (window: (run: StormRun) => readonly number[]): Spread =>
    over(runs, (run) => percentile(window(run), 99));
  return {
    reports,
    /** Without the round's clock: each report's own workflow alone. */
    alone,
    leadSeconds,
    patienceSeconds,
    repeats: runs.length,
    waitingAtLimit: over(runs, (run) => run.waiting),
    roundsEnded: runs.map((run) => run.roundsEnded),
    /** Every report must have exactly one of each. */
    recorded: runs.map(({ recorded: { missed, level1, doubled } }) => ({ missed, level1, doubled })),
    seconds,
    secondsToHalf: over(runs, (run) => run.secondsToHalf),
    barePassSeconds,
    ratioToBarePass: ratio(seconds, barePassSeconds),
    commands: {
      perSecond,
      counted: runs.map(({ before, meanwhile, after }) => ({
        before: before.length,
        meanwhile: meanwhile.length,
        after: after.length,
      })),
      p99MsBefore: p99((run) => run.before),
      p99MsMeanwhile: p99((run) => run.meanwhile),
      p99MsAfter: p99((run) => run.after),
      errors: runs.flatMap((run) => run.commandErrors),
    },
    /** Processor seconds from the limit to the last step. */
    cpuSeconds: Object.fromEntries(PARTS.map((part) => [part, over(runs, ({ cpu }) => cpu[part])])),
  };
};

export type StormFigures = readonly ReturnType<typeof stormFigures>[];

/** In the order in which the shapes first ran. */
export const figuresOfStorms = (runs: readonly StormRun[]): StormFigures => {
  const shapeOf = ({ shape }: StormRun) => `${shape.reports} ${shape.alone}`;
  return [...new Set(runs.map(shapeOf))].map((shape) =>
    stormFigures(runs.filter((run) => shapeOf(run) === shape)),
  );
};

export const stormTables = (storms: StormFigures): Table[] => [
  {
    title: 'Nhiều báo cáo cùng hạn / many reports with one limit: until the last DeadlineMissed and level 1',
    head: [
      ...[
        'reports',
        'by',
        'waiting at the limit',
        's to half',
        's to the last',
        'a bare SQL pass s',
        'Đôn Đốc / it',
      ],
      ...['p99 ms before', 'meanwhile', 'after', 'missed', 'level 1', 'doubled'],
    ],
    rows: storms.map((storm) => {
      const { recorded } = storm;
      const all = (figure: (one: (typeof recorded)[number]) => number) =>
        [...new Set(recorded.map(figure))].join(', ');
      return [
        ...[String(storm.reports), storm.alone ? "the reports' own workflows" : 'the system as it is'],
        ...[storm.waitingAtLimit, storm.secondsToHalf, storm.seconds, storm.barePassSeconds].map(shown),
        shownRatio(storm.seconds, storm.barePassSeconds),
        ...[storm.commands.p99MsBefore, storm.commands.p99MsMeanwhile, storm.commands.p99MsAfter].map(shown),
        ...[all(({ missed }) => missed), all(({ level1 }) => level1), all(({ doubled }) => doubled)],
      ];
    }),
    notes: [
      ...storms
        .filter(({ seconds }) => Number.isNaN(seconds.median))
        .map(
          ({ reports, patienceSeconds }) =>
            `${reports}: chưa ghi hết sau ${patienceSeconds} s thì thôi đo / not all recorded within ${patienceSeconds} s, when measuring ended`,
        ),
      ...storms.flatMap(({ commands }) => commands.errors),
    ],
  },
];
