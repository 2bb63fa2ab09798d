import type { LoadResult } from '../load/jobs.js';
import { over, percentile, type Spread } from '../statistics.js';
import { ratio, shown, shownRatio, type Table } from '../table.js';
import { perSecond, type LevelRuns } from './commands-bench.js';

interface LoadFigures {
  readonly perSecond: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly commands: number;
  readonly errors: number;
  readonly firstErrors: readonly string[];
}

const loadFigures = (runs: readonly LoadResult[]): LoadFigures => ({
  perSecond: over(runs, perSecond),
  p50Ms: over(runs, ({ latenciesMs }) => percentile(latenciesMs, 50)),
  p99Ms: over(runs, ({ latenciesMs }) => percentile(latenciesMs, 99)),
  commands: runs.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0),
  errors: runs.reduce((sum, { errorCount }) => sum + errorCount, 0),
  firstErrors: runs.flatMap(({ errors }) => errors).slice(0, 5),
});

const levelFigures = ({ clients, own, barePostgres, bareTemporal }: LevelRuns) => {
  const ours = loadFigures(own.map((run) => run.load));
  const [postgres, temporal] = [loadFigures(barePostgres), loadFigures(bareTemporal)];
  const steps = Object.keys(own[0]?.load.byStep ?? {});
  const coresOf = (part: 'api' | 'worker' | 'temporal' | 'postgres') =>
    over(own, ({ cpu, load }) => cpu[part] / load.seconds);
  return {
    clients,
    repeats: own.length,
    dondoc: {
      ...ours,
      /** Of each kind of command. */
      p50MsByStep: Object.fromEntries(
        steps.map((step) => [step, over(own, ({ load }) => percentile(load.byStep[step] ?? [], 50))]),
      ),
      feedLagAtEnd: over(own, ({ settling }) => settling.lagEvents),
      secondsToDrain: over(own, ({ settling }) => settling.feedSeconds),
      secondsUntilWorkflowsSettled: over(own, ({ settling }) => settling.workflowsSeconds),
      signalsPerCommand: over(own, (run) => run.signalsPerCommand),
      /** Processor seconds a second while the commands ran. */
      coresUsed: {
        api: coresOf('api'),
        postgres: coresOf('postgres'),
        worker: coresOf('worker'),
        temporal: coresOf('temporal'),
      },
    },
    barePostgres: postgres,
    bareTemporal: temporal,
    ratios: {
      toBarePostgres: ratio(ours.perSecond, postgres.perSecond),
      toBareTemporal: ratio(ours.perSecond, temporal.perSecond),
    },
  };
};

export type CommandsFigures = readonly ReturnType<typeof levelFigures>[];

export const commandsFigures = (runs: readonly LevelRuns[]): CommandsFigures => runs.map(levelFigures);

export const commandsTables = (levels: CommandsFigures): Table[] => [
  {
    title: 'Lệnh qua HTTP / commands over HTTP: submit → return → resubmit → approve',
    head: ['clients', 'what', 'commands/s', 'p50 ms', 'p99 ms', 'errors', 'Đôn Đốc / it'],
    rows: levels.flatMap(({ clients, dondoc, barePostgres, bareTemporal }) => {
      const row = (name: string, figures: LoadFigures, against: string) => [
        ...[String(clients), name, shown(figures.perSecond), shown(figures.p50Ms)],
        ...[shown(figures.p99Ms), String(figures.errors), against],
      ];
      return [
        row('Đôn Đốc', dondoc, ''),
        row(
          'a bare PostgreSQL transaction',
          barePostgres,
          shownRatio(dondoc.perSecond, barePostgres.perSecond),
        ),
        row('a bare Temporal update', bareTemporal, shownRatio(dondoc.perSecond, bareTemporal.perSecond)),
      ];
    }),
    notes: levels.flatMap(({ dondoc }) => dondoc.firstErrors),
  },
  {
    title: 'Sau các lệnh / after the commands',
    head: [
      ...['clients', 'feed lag at the end', 's to drain', 's until workflows settled', 'signals a command'],
      ...['cores: API', 'PostgreSQL', 'worker', 'Temporal'],
    ],
    rows: levels.map(({ clients, dondoc }) => [
      String(clients),
      shown(dondoc.feedLagAtEnd),
      shown(dondoc.secondsToDrain),
      shown(dondoc.secondsUntilWorkflowsSettled),
      shown(dondoc.signalsPerCommand),
      ...Object.values(dondoc.coresUsed).map(shown),
    ]),
    notes: [],
  },
];
