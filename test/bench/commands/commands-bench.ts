import { reportWorkflowId } from '@dondoc/contracts';
import type { Stage } from '../../support/stage/index.js';
import { load } from '../load/generator.js';
import type { LoadResult, ReportToLive } from '../load/jobs.js';
import { reportsToLive } from '../load/reports.js';
import { cpuSeconds, differenceOf, type Parts } from '../processes.js';
import type { Progress } from '../progress.js';
import { Watch, type Settling } from '../settled.js';
import { BareTemporal } from '../yardsticks/bare-temporal.js';
import { bareLifeOf, makeBareTables } from '../yardsticks/bare-rows.js';

export interface CommandsOptions {
  readonly repeats: number;
  /** Clients, and how many reports they take through their lives in each repeat. */
  readonly levels: readonly { readonly clients: number; readonly reports: number }[];
}

export interface OwnRun {
  readonly load: LoadResult;
  readonly settling: Settling;
  readonly signalsPerCommand: number;
  readonly cpu: Parts;
}

export interface LevelRuns {
  readonly clients: number;
  readonly own: OwnRun[];
  readonly barePostgres: LoadResult[];
  readonly bareTemporal: LoadResult[];
}

const WARM_UP = { clients: 16, reports: 50 };
/** A bare Temporal takes several times as long for each. */
const TEMPORAL_SHARE = 0.25;
/** Histories are read for so many reports of a run at most. */
const HISTORIES = 50;

/** Submit, return, resubmit, approve, beside the bare parts; one after the other, again and again. */
export const benchCommands = async (
  stage: Stage,
  { repeats, levels }: CommandsOptions,
  progress: Progress,
): Promise<LevelRuns[]> => {
  const perRepeat = levels.reduce((sum, { reports }) => sum + reports, 0);
  const needed = WARM_UP.reports + repeats * perRepeat;
  progress.say(`ban hành ${needed} báo cáo / issuing ${needed} reports`);
  // In November two limits lie ahead of a year's plan, so each assignment has two reports open.
  const seeded = await stage.seed({
    assignments: Math.ceil(needed / 2),
    schedule: { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 10, month: 12 } },
  });
  const reports = await reportsToLive(stage, seeded);
  const watch = await Watch.over(stage);
  let temporal: BareTemporal | undefined;
  try {
    await watch.settled(stage, progress.now);
    let next = 0;
    const take = (count: number) => reports.slice(next, (next += count));

    progress.say('làm nóng / warming up');
    const warm = take(WARM_UP.reports);
    await ownRun(stage, watch, seeded.agencyId, warm, WARM_UP.clients, progress);
    const bareUrl = await makeBareTables(stage);
    const life = await bareLifeOf(stage, seeded.agencyId, warm[0]?.reportId ?? '');
    const bare = (clients: number, lives: number) =>
      load({ kind: 'postgres', url: bareUrl, clients, life, lifeIds: lifeIds(lives) });
    await bare(WARM_UP.clients, WARM_UP.reports);
    temporal = await BareTemporal.start(stage.temporalAddress);
    await temporal.run(WARM_UP.clients, WARM_UP.clients);

    const runs = levels.map(({ clients }): LevelRuns => ({
      ...{ clients, own: [], barePostgres: [], bareTemporal: [] },
    }));
    for (let repeat = 1; repeat <= repeats; repeat += 1)
      for (const [index, { clients, reports: count }] of levels.entries()) {
        const level = runs[index];
        if (!level) throw new Error('a level without runs');
        const own = await ownRun(stage, watch, seeded.agencyId, take(count), clients, progress);
        level.own.push(own);
        level.barePostgres.push(await bare(clients, count));
        level.bareTemporal.push(await temporal.run(clients, Math.ceil(count * TEMPORAL_SHARE)));
        const rate = perSecond(own.load).toFixed(0);
        progress.say(
          `${repeat}/${repeats}: ${clients} máy khách / clients, ${rate} lệnh/s / commands a second`,
        );
      }
    return runs;
  } finally {
    await temporal?.stop();
    await watch.close();
  }
};

export const perSecond = ({ latenciesMs, seconds }: LoadResult): number => latenciesMs.length / seconds;

let lives = 0;
const lifeIds = (count: number): string[] => Array.from({ length: count }, () => `bare-${(lives += 1)}`);

const ownRun = async (
  stage: Stage,
  watch: Watch,
  agencyId: string,
  reports: readonly ReportToLive[],
  clients: number,
  progress: Progress,
): Promise<OwnRun> => {
  const before = cpuSeconds(stage);
  const result = await load({ kind: 'http', url: stage.apiUrl, clients, reports });
  const cpu = differenceOf(cpuSeconds(stage), before);
  const settling = await watch.settled(stage, progress.now);
  const told = reports.slice(0, HISTORIES);
  const signals = await signalsOf(watch, agencyId, told);
  return { load: result, settling, cpu, signalsPerCommand: signals / (told.length * 4) };
};

/** How often the workflows of these reports were told something. */
const signalsOf = async (
  watch: Watch,
  agencyId: string,
  reports: readonly ReportToLive[],
): Promise<number> => {
  let signals = 0;
  for (const { reportId } of reports) {
    const { events } = await watch.client.workflow
      .getHandle(reportWorkflowId(agencyId, reportId))
      .fetchHistory();
    signals += (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
  }
  return signals;
};
