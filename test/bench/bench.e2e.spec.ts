import { projectDir } from '@dondoc/cli/embedded';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningSystem, until } from '../support/running-system.js';
import { compiled, Stage } from '../support/stage/index.js';
import { benchCommands } from './commands/commands-bench.js';
import { commandsFigures, commandsTables } from './commands/commands-figures.js';
import { Progress } from './progress.js';
import { benchOpenReports, openReportsTable } from './scale/open-reports.js';
import { benchStore } from './scale/store-bench.js';
import { storeTables } from './scale/store-tables.js';
import { runStorm } from './storm/storm-bench.js';
import { figuresOfStorms, stormTables } from './storm/storm-figures.js';
import { asText } from './table.js';

/** Shapes and counts of tiny runs; how fast it is, is for the bench to say. */
const NOVEMBER = '2026-11-02T02:00:00.000Z';
const MINUTES = 60_000;
const progress = new Progress();
const open = (now: string) => Stage.open({ now });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-spec-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const onStage = async <T>(work: (stage: Stage) => Promise<T>): Promise<T> => {
  const stage = await open(NOVEMBER);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
};

it(
  'counts four commands a report and no error, beside as many of each yardstick as asked for',
  async () => {
    const levels = [
      { clients: 1, reports: 4 },
      { clients: 3, reports: 8 },
    ];
    const figures = commandsFigures(
      await onStage((stage) => benchCommands(stage, { repeats: 1, levels }, progress)),
    );
    expect(
      figures.map(({ clients, dondoc, barePostgres, bareTemporal }) => [
        clients,
        ...[dondoc, barePostgres, bareTemporal].map(({ commands, errors }) => [commands, errors]),
      ]),
    ).toEqual([
      [1, [16, 0], [16, 0], [4, 0]],
      [3, [32, 0], [32, 0], [8, 0]],
    ]);
    const [first] = figures;
    expect(Object.keys(first?.dondoc.p50MsByStep ?? {})).toEqual(['submit', 'return', 'resubmit', 'approve']);
    for (const { dondoc, ratios } of figures)
      for (const figure of [dondoc.perSecond.median, dondoc.p99Ms.median, ratios.toBarePostgres])
        expect(figure).toBeGreaterThan(0);
    expect(commandsTables(figures).map(asText).join('')).toContain('| 3       | Đôn Đốc ');
  },
  4 * MINUTES,
);

it(
  'counts one miss and one level 1 for each report of a shared limit, and the commands meanwhile',
  async () => {
    const shape = { reports: 12, leadSeconds: 20, patienceSeconds: 120, perSecond: 4, peoplesReports: 80 };
    const figures = figuresOfStorms([await runStorm(open, { ...shape, alone: false }, progress)]);
    expect(figures).toMatchObject([
      { reports: 12, alone: false, recorded: [{ missed: 12, level1: 12, doubled: 0 }] },
    ]);
    for (const { commands, barePassSeconds } of figures) {
      expect(commands.errors).toEqual([]);
      expect(commands.counted[0]?.before).toBeGreaterThan(0);
      expect(barePassSeconds.median).toBeGreaterThan(0);
    }
    expect(stormTables(figures).map(asText).join('')).toContain('| 12      | the system as it is |');
  },
  3 * MINUTES,
);

describe('scale', () => {
  it(
    'waits until every open report has its workflow',
    async () => {
      const figures = await onStage((stage) => benchOpenReports(stage, 20, progress));
      expect(figures).toMatchObject({ reports: 20, workflowsWaiting: 20 });
      expect(Object.values(figures.memoryMb).every((megabytes) => megabytes > 0)).toBe(true);
      expect(figures.diskMb.postgres).toBeGreaterThan(0);
      expect(asText(openReportsTable(figures))).toContain('| temporal |');
    },
    4 * MINUTES,
  );

  it(
    'asks every query, rebuilds and checks a store that it has filled by the rules',
    async () => {
      const shape = { agencies: 2, years: [2025, 2026], assignments: 6, divisions: 2, everyNthLives: 3 };
      const options = { shape, asked: 2, passSeconds: 60, folder };
      const figures = await onStage((stage) => benchStore(stage, options, progress));
      const lives = 2 * 2 * 10;
      expect(figures.reports).toBe(120);
      expect(figures.chain).toMatchObject({ events: figures.events, agencies: 2 });
      expect(figures.rebuild).toMatchObject({ events: figures.events, agencies: 2 });
      // Created; and of a life the submission, the beginning of the review and the approval.
      expect(figures.events).toBeGreaterThan(120 + 3 * lives);
      expect(figures.queries.map(({ name }) => name)).toContain('audit page (head)');
      for (const { applicationMs, httpMs } of figures.queries)
        expect([applicationMs.p99, httpMs.p99].every((ms) => ms > 0)).toBe(true);
      expect((await readdir(folder)).filter((file) => file.endsWith('.plan.txt'))).toHaveLength(
        figures.queries.length,
      );
      expect(storeTables(figures).map(asText).join('')).toContain('| chain checked ');
    },
    4 * MINUTES,
  );
});

describe('cut off', () => {
  const scratchOf = async (pid: number) =>
    (await readdir(tmpdir())).filter((name) => name.startsWith(`dondoc-stage-${pid}-`));

  const begun = async () => {
    const child = spawn(process.execPath, [compiled('bench/main.js'), 'commands', '--quick'], {
      cwd: projectDir,
    });
    const system = new RunningSystem(child);
    await until(() => {
      if (system.ended) throw new Error(system.output);
      return system.output.includes('issuing') || undefined;
    });
    return { system, pid: child.pid ?? -1 };
  };

  it(
    'says so and leaves nothing behind',
    async () => {
      const { system, pid } = await begun();
      expect(await scratchOf(pid)).toHaveLength(1);
      const { output } = await system.stop('SIGINT');
      expect(output).toContain('Đã dừng; không để lại tiến trình hay tệp nào');
      expect(await scratchOf(pid)).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'is cleaned up after by the next run when it could not do so itself',
    async () => {
      const { system, pid } = await begun();
      await system.stop('SIGKILL');
      expect(await scratchOf(pid)).toHaveLength(1);
      const said: string[] = [];
      const stage = await Stage.open({ now: NOVEMBER, progress: (what) => said.push(what) });
      await stage.close();
      expect(said[0]).toContain('cleaned up after a run that was cut off');
      expect(await scratchOf(pid)).toEqual([]);
    },
    2 * MINUTES,
  );
});
