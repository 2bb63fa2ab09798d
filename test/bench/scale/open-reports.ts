import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../../support/stage/index.js';
import { residentMb, type Parts } from '../processes.js';
import type { Progress } from '../progress.js';
import { Watch } from '../settled.js';
import { shown, type Table } from '../table.js';

export interface OpenReportsFigures {
  readonly reports: number;
  /** Of the one command that issues the plan: from then on every report can be submitted. */
  readonly secondsUntilSubmittable: number;
  /** From the issue until every report's workflow waits. */
  readonly secondsUntilWaiting: number;
  readonly workflowsWaiting: number;
  /** Resident memory before anything was issued, and with all of them waiting. */
  readonly memoryMbEmpty: Parts;
  readonly memoryMb: Parts;
  readonly diskMb: { readonly postgres: number; readonly temporal: number };
  readonly diskMbEmpty: { readonly postgres: number; readonly temporal: number };
}

/** So many reports of one agency, issued by one command, until everything waits. */
export const benchOpenReports = async (
  stage: Stage,
  reports: number,
  progress: Progress,
): Promise<OpenReportsFigures> => {
  const watch = await Watch.over(stage);
  try {
    const [memoryMbEmpty, diskMbEmpty] = [residentMb(stage), await diskMb(stage)];
    progress.say(`ban hành ${reports} báo cáo / issuing ${reports} reports`);
    // In November two limits lie ahead, so each assignment has two reports open.
    const { issueMs } = await stage.seed({
      assignments: reports / 2,
      schedule: { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 10, month: 12 } },
    });
    const issuedBefore = performance.now();
    const { running } = await watch.settled(stage, progress.now);
    const secondsUntilWaiting = (performance.now() - issuedBefore + issueMs) / 1000;
    return {
      ...{ reports, memoryMbEmpty, diskMbEmpty, secondsUntilWaiting },
      secondsUntilSubmittable: issueMs / 1000,
      workflowsWaiting: running,
      memoryMb: residentMb(stage),
      diskMb: await diskMb(stage),
    };
  } finally {
    await watch.close();
  }
};

const diskMb = async ({ home }: Stage) => {
  const database = ['', '-wal', '-shm'].map((suffix) => join(home, `temporal.db${suffix}`));
  const temporal = await Promise.all(database.map(sizeOf));
  return {
    postgres: await sizeOf(join(home, 'pg')),
    temporal: temporal.reduce((sum, size) => sum + size, 0),
  };
};

/** Of a file or a folder with everything in it; files come and go meanwhile. */
const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return (found?.size ?? 0) / 1024 / 1024;
  const names = await readdir(path).catch(() => []);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const one = (value: number) => shown({ median: value, min: value, max: value });

export const openReportsTable = (figures: OpenReportsFigures): Table => {
  const { memoryMb, memoryMbEmpty, diskMb: disk, diskMbEmpty } = figures;
  const part = (name: keyof Parts, diskAfter?: number, diskBefore?: number) => [
    name,
    one(memoryMbEmpty[name]),
    one(memoryMb[name]),
    diskBefore === undefined ? '' : one(diskBefore),
    diskAfter === undefined ? '' : one(diskAfter),
  ];
  return {
    title: `${figures.reports} báo cáo đang mở / open reports`,
    head: ['part', 'memory MB, empty', 'memory MB, all waiting', 'disk MB, empty', 'disk MB, all waiting'],
    rows: [
      part('postgres', disk.postgres, diskMbEmpty.postgres),
      part('temporal', disk.temporal, diskMbEmpty.temporal),
      part('api'),
      part('worker'),
    ],
    notes: [
      `Nộp được sau / can be submitted after: ${one(figures.secondsUntilSubmittable)} s; mọi quy trình đã chờ sau / all ${figures.workflowsWaiting} workflows wait after: ${one(figures.secondsUntilWaiting)} s`,
    ],
  };
};
