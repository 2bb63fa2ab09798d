import { homeDir, StartFailure } from '@dondoc/cli/embedded';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Stage } from '../support/stage/index.js';
import { benchCommands } from './commands/commands-bench.js';
import { commandsFigures, commandsTables } from './commands/commands-figures.js';
import { assertLargeEnough, LARGE, machine, serversOf, SMALL } from './machine.js';
import { type BenchOptions, type PartName, readOptions } from './options.js';
import { Progress } from './progress.js';
import { benchOpenReports, openReportsTable } from './scale/open-reports.js';
import { benchStore } from './scale/store-bench.js';
import { storeTables } from './scale/store-tables.js';
import { runStorm, type StormRun, type StormShape } from './storm/storm-bench.js';
import { figuresOfStorms, stormTables } from './storm/storm-figures.js';
import { asText, type Table } from './table.js';

/** An instant at which two limits of the seeded plans lie ahead. */
const NOVEMBER = '2026-11-02T02:00:00.000Z';

interface Measured {
  readonly figures: unknown;
  readonly tables: readonly Table[];
}

interface Setting {
  readonly options: BenchOptions;
  readonly progress: Progress;
  /** Beside the JSON: plans of queries, profiles. */
  readonly folder: string;
  /** Opens a stage that the whole bench describes in its result. */
  readonly open: (now: string) => Promise<Stage>;
}

const onStage = async <T>(setting: Setting, now: string, work: (stage: Stage) => Promise<T>): Promise<T> => {
  const stage = await setting.open(now);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
};

const COMMANDS = {
  full: [
    { clients: 1, reports: 50 },
    { clients: 16, reports: 300 },
    { clients: 64, reports: 500 },
  ],
  quick: [
    { clients: 1, reports: 5 },
    { clients: 16, reports: 32 },
    { clients: 64, reports: 64 },
  ],
};

const STORM = {
  full: [
    { reports: 1_000, leadSeconds: 120, patienceSeconds: 120, peoplesReports: 700, perSecond: 20 },
    { reports: 10_000, leadSeconds: 240, patienceSeconds: 600, peoplesReports: 1_000, perSecond: 20 },
  ],
  quick: [{ reports: 50, leadSeconds: 25, patienceSeconds: 120, peoplesReports: 120, perSecond: 5 }],
};
/** One storm of more says what there is to say, and takes many minutes. */
const REPEATED_UP_TO = 1_000;
/** Once: by themselves the reports' workflows wake over the minutes after the limit, so that people do not feel it. */
const ALONE = { reports: 1_000, leadSeconds: 120, patienceSeconds: 900, peoplesReports: 700, perSecond: 20 };

const storms = async ({ options, open, progress }: Setting): Promise<Measured> => {
  const { quick, roundsOnly, repeats = 3 } = options;
  const runs: StormRun[] = [];
  const run = async (shape: StormShape) => {
    const { reports, alone } = shape;
    progress.say(`${reports} báo cáo / reports${alone ? ', không có đồng hồ kỳ / without the round' : ''}`);
    runs.push(await runStorm(open, shape, progress));
  };
  for (const shape of quick ? STORM.quick : STORM.full)
    for (let repeat = 0; repeat < (shape.reports <= REPEATED_UP_TO ? repeats : 1); repeat += 1)
      await run({ ...shape, alone: false });
  if (!quick && !roundsOnly) await run({ ...ALONE, alone: true });
  const figures = figuresOfStorms(runs);
  return { figures, tables: stormTables(figures) };
};

const SCALE = {
  full: { open: 10_000, agencies: 100, years: 10, asked: 300, passSeconds: 60 },
  quick: { open: 100, agencies: 10, years: 2, asked: 50, passSeconds: 20 },
};
const THIS_YEAR = Number(NOVEMBER.slice(0, 4));

const scale = async (setting: Setting): Promise<Measured> => {
  const { options, progress, folder } = setting;
  const size = options.quick ? SCALE.quick : SCALE.full;
  const shape = {
    agencies: options.agencies ?? size.agencies,
    years: Array.from({ length: size.years }, (_, index) => THIS_YEAR - size.years + 1 + index),
    // Five reports of each: 1,000 a year.
    ...{ assignments: 200, divisions: 20, everyNthLives: 5 },
  };
  const open = await onStage(setting, NOVEMBER, (stage) => benchOpenReports(stage, size.open, progress));
  const { asked, passSeconds } = size;
  const store = await onStage(setting, NOVEMBER, (stage) =>
    benchStore(stage, { shape, asked, passSeconds, folder }, progress),
  );
  return { figures: { open, store }, tables: [openReportsTable(open), ...storeTables(store)] };
};

const measure: Record<PartName, (setting: Setting) => Promise<Measured>> = {
  commands: (setting) =>
    onStage(setting, NOVEMBER, async (stage) => {
      const { quick, repeats = 3 } = setting.options;
      const levels = quick ? COMMANDS.quick : COMMANDS.full;
      const figures = commandsFigures(await benchCommands(stage, { repeats, levels }, setting.progress));
      return { figures, tables: commandsTables(figures) };
    }),
  storm: storms,
  scale,
};

const bench = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  const here = await machine();
  const large = !options.quick && options.parts.some((part) => part !== 'commands');
  assertLargeEnough(here, large ? LARGE : SMALL);
  const startedAt = new Date().toISOString();
  const jsonFile = resolve(
    options.json ?? join(homeDir(), 'bench', `${startedAt.replaceAll(/[:.]/g, '-')}.json`),
  );
  const folder = jsonFile.replace(/(\.json)?$/, '.d');
  const progress = new Progress();
  let servers: Awaited<ReturnType<typeof serversOf>> | undefined;
  const open = async (now: string): Promise<Stage> => {
    const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
    const stage = await Stage.open({
      now,
      apiNodeArgs: profiling,
      progress: (what) => {
        progress.say(what);
      },
    });
    servers ??= await serversOf(stage);
    return stage;
  };

  const figures: Partial<Record<PartName, unknown>> = {};
  for (const part of options.parts) {
    progress.say(`── ${part}`);
    const measured = await measure[part]({ options, progress, folder, open });
    figures[part] = measured.figures;
    // At once: what was measured before an interruption has been seen.
    process.stdout.write(measured.tables.map(asText).join(''));
  }
  await mkdir(dirname(jsonFile), { recursive: true });
  const result = { startedAt, machine: here, servers, options, ...figures };
  await writeFile(jsonFile, `${JSON.stringify(result, null, 2)}\n`);
  const { cores, processor, memoryGb, node, commit } = here;
  process.stdout.write(
    `\n${cores} × ${processor}, ${memoryGb.toFixed(1)} GB; Node ${node}, PostgreSQL ${servers?.postgres ?? '?'}, Temporal ${servers?.temporal ?? '?'}; ${commit}\n${jsonFile}\n`,
  );
  if (options.profile) process.stdout.write(`Hồ sơ CPU của API / CPU profile of the API: ${folder}\n`);
};

try {
  await bench();
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`✗ ${error.message}\n`);
  process.exitCode = 1;
}
