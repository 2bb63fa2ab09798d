import { searchAttributes } from '@dondoc/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import type { Seeded, Stage } from '../../support/stage/index.js';
import { startLoad } from '../load/generator.js';
import type { LoadResult } from '../load/jobs.js';
import { reportsToLive } from '../load/reports.js';
import { cpuSeconds, differenceOf, type Parts } from '../processes.js';
import type { Progress } from '../progress.js';
import { Watch } from '../settled.js';
import { barePasses } from '../yardsticks/bare-pass.js';
import { makeBareTables } from '../yardsticks/bare-rows.js';
import { recordedOf, type Recorded } from './records.js';

/** The shared limit: 00:00 of 15/11/2026 in Asia/Ho_Chi_Minh. */
const LIMIT = '2026-11-14T17:00:00.000Z';
const GRACE_MS = 2_000;
const PLAN = 'storm';
/** The round's own clock; where a release has none, none runs. */
const ROUND = `WorkflowType = 'roundWorkflow' AND ExecutionStatus = 'Running'`;
const LOOK_EVERY_MS = 250;

export interface StormShape {
  readonly reports: number;
  /** From the start to the limit: what is not waiting by then has not been started yet. */
  readonly leadSeconds: number;
  /** After that long it is said how many were recorded. */
  readonly patienceSeconds: number;
  /** People's commands meanwhile, on reports of another plan. */
  readonly perSecond: number;
  readonly peoplesReports: number;
  /** Ends the round's clock before the limit, so that each report's own workflow is alone with it. */
  readonly alone: boolean;
}

export interface StormRun {
  readonly shape: StormShape;
  /** Workflows of the plan's reports that ran at the limit. */
  readonly waiting: number;
  readonly roundsEnded: number;
  readonly recorded: Recorded;
  /** From the limit and its grace to the last step; NaN when not all were recorded in time. */
  readonly seconds: number;
  readonly secondsToHalf: number;
  /** Of commands due before the limit, until the last step was recorded, and in the seconds after. */
  readonly before: readonly number[];
  readonly meanwhile: readonly number[];
  readonly after: readonly number[];
  readonly commandErrors: readonly string[];
  readonly cpu: Parts;
  readonly barePassSeconds: readonly number[];
}

const BEFORE_MS = 10_000;
const AFTER_MS = 15_000;
const PASSES = 3;

/** One storm on a stage of its own, opened so long before the limit. */
export const runStorm = async (
  open: (now: string) => Promise<Stage>,
  shape: StormShape,
  progress: Progress,
): Promise<StormRun> => {
  const stage = await open(new Date(Date.parse(LIMIT) - shape.leadSeconds * 1000).toISOString());
  try {
    const watch = await Watch.over(stage);
    try {
      return await storm(stage, watch, shape, progress);
    } finally {
      await watch.close();
    }
  } finally {
    await stage.close();
  }
};

const storm = async (
  stage: Stage,
  watch: Watch,
  shape: StormShape,
  progress: Progress,
): Promise<StormRun> => {
  progress.say(
    `ban hành ${shape.reports} báo cáo cùng hạn / issuing ${shape.reports} reports that share a limit`,
  );
  const seeded = await stage.seed({
    planId: PLAN,
    assignments: shape.reports,
    schedule: { quarterly: null, yearly: { beforeDay: 15, month: 11 } },
    // Those of a real plan were told weeks before; here they would only be recorded as skipped.
    settings: { remindBefore: [] },
  });
  // After the storm's, whose workflows are to be waiting first; its limits lie a month ahead.
  const people = await stage.seed({
    planId: 'people',
    assignments: shape.peoplesReports / 2,
    schedule: { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 10, month: 12 } },
  });
  const limitMs = Date.parse(stage.machine(LIMIT));
  await until(limitMs - BEFORE_MS, async () => {
    progress.now(`${await watch.running()} quy trình chờ / workflows wait`);
  });
  const roundsEnded = shape.alone ? await endRounds(watch) : 0;
  const trickle = startLoad({
    kind: 'trickle',
    url: stage.apiUrl,
    perSecond: shape.perSecond,
    reports: await reportsToLive(stage, people),
  });
  await until(limitMs, () => Promise.resolve());
  const waiting = await waitingOf(watch);
  progress.say(`đến hạn / the limit; ${waiting} quy trình chờ / workflows wait`);
  const cpuBefore = cpuSeconds(stage);
  const recorded = await allRecorded(watch, seeded, limitMs, shape, progress);
  const cpu = differenceOf(cpuSeconds(stage), cpuBefore);
  await delay(AFTER_MS);
  trickle.stop();
  const commands = await trickle.result;

  // The pass has the machine to itself, as a yardstick should.
  for (const part of [stage.api, stage.worker]) await part.stop();
  const bareUrl = await makeBareTables(stage);
  const barePassSeconds = await barePasses(stage, seeded, bareUrl, PASSES);
  const whole = recorded.missed >= shape.reports && recorded.level1 >= shape.reports;
  const endMs = whole ? recorded.lastAtMs : Date.now();
  return {
    ...{ shape, waiting, roundsEnded, recorded, cpu, barePassSeconds },
    seconds: whole ? (recorded.lastAtMs - limitMs - GRACE_MS) / 1000 : Number.NaN,
    secondsToHalf: (recorded.halfAtMs - limitMs - GRACE_MS) / 1000,
    before: dueWithin(commands, 0, limitMs),
    meanwhile: dueWithin(commands, limitMs, endMs),
    after: dueWithin(commands, endMs, Number.POSITIVE_INFINITY),
    commandErrors: commands.errors,
  };
};

const dueWithin = ({ dueAtMs, latenciesMs }: LoadResult, from: number, to: number): number[] =>
  latenciesMs.filter((_, index) => {
    const dueAt = dueAtMs[index] ?? Number.NaN;
    return dueAt >= from && dueAt < to;
  });

const until = async (atMs: number, look: () => Promise<void>): Promise<void> => {
  while (Date.now() < atMs) {
    await look();
    await delay(Math.max(0, Math.min(1_000, atMs - Date.now())));
  }
};

const waitingOf = async (watch: Watch): Promise<number> => {
  const query = `WorkflowType = 'reportWorkflow' AND ExecutionStatus = 'Running' AND ${searchAttributes.plan.name} = '${PLAN}'`;
  return (await watch.client.workflow.count(query)).count;
};

const endRounds = async (watch: Watch): Promise<number> => {
  let ended = 0;
  for await (const { workflowId } of watch.client.workflow.list({ query: ROUND })) {
    await watch.client.workflow.getHandle(workflowId).terminate('the bench measures the reports alone');
    ended += 1;
  }
  return ended;
};

/** Looks until every report has its miss and its level 1, or patience ends. */
const allRecorded = async (
  watch: Watch,
  { agencyId, planId }: Seeded,
  limitMs: number,
  { reports, patienceSeconds }: StormShape,
  progress: Progress,
): Promise<Recorded> => {
  for (;;) {
    const recorded = await recordedOf(watch, agencyId, planId);
    if (recorded.missed >= reports && recorded.level1 >= reports) return recorded;
    if (Date.now() > limitMs + patienceSeconds * 1000) return recorded;
    progress.now(`${recorded.missed}/${reports} quá hạn đã ghi / misses recorded`);
    await delay(LOOK_EVERY_MS);
  }
};
