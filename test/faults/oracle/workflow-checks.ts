import type { AwaitedStep, Progress } from '@dondoc/contracts';
import {
  assignmentWorkflowId,
  reportWorkflowId,
  roundWorkflowId,
  waitingFor,
  WORKFLOW_PROGRESS_CONSUMER,
} from '@dondoc/contracts';
import { feedLag } from '@dondoc/event-store';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { Stage } from '../../support/stage/index.js';
import { groupedBy } from './record.js';

interface Looking {
  readonly stage: Stage;
  readonly temporal: Client;
  /** As superuser. */
  readonly admin: pg.Client;
  readonly agencyId: string;
}

const LOOK_AGAIN_MS = 500;
const AT_A_TIME = 8;

/**
 * Waits until the feed is followed to its head and every workflow waits for what the store says comes next;
 * what is not so within the patience is a violation. An activity of a worker that was killed is given up by
 * Temporal after 30 seconds, and one that failed is tried again within a minute.
 */
export async function waitUntilSettled(looking: Looking, patienceMs: number): Promise<string[]> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const open = await unsettled(looking).catch((error: unknown) => [
      `could not be looked at: ${String(error)}`,
    ]);
    if (open.length === 0) return [];
    if (performance.now() > giveUpAt)
      return open.map((what) => `not settled after ${patienceMs / 1000} s: ${what}`);
    await delay(LOOK_AGAIN_MS);
  }
}

async function unsettled(looking: Looking): Promise<string[]> {
  const { stage, admin, agencyId } = looking;
  const lag = await feedLag(admin, WORKFLOW_PROGRESS_CONSUMER);
  if (lag.events > 0) return [`the feed is ${lag.events} events behind`];

  const now = stage.now();
  const reports = await reportsOf(admin, agencyId);
  const wrong = await forEachOf(reports, async ({ reportId, untouched }) => {
    const progress = await stage.application.processes.progressOf(agencyId, reportId);
    if (!progress) return `${reportId} has no events`;
    return reportComplaint(looking, { reportId, untouched, progress, now });
  });
  const open = (await stage.application.processes.allOpenReports()).filter(
    (report) => report.agencyId === agencyId && report.opensAt <= now,
  );
  const rounds = await stage.application.rounds.toCome();
  const needed = [
    ...groupedBy(open, ({ assignmentId }) => assignmentWorkflowId(agencyId, assignmentId)).keys(),
    ...rounds.filter((round) => round.agencyId === agencyId).map(roundWorkflowId),
  ];
  const absent = await forEachOf(needed, async (id) =>
    (await isRunning(looking, id)) ? stuck(looking, id) : `${id} is needed and does not run`,
  );
  return [...wrong, ...absent];
}

interface Report {
  readonly reportId: string;
  /** No person did anything with it: the round records its steps in bulk, and nothing is left to its own workflow. */
  readonly untouched: boolean;
  readonly progress: Progress;
  readonly now: string;
}

async function reportComplaint(
  looking: Looking,
  { reportId, untouched, progress, now }: Report,
): Promise<string | undefined> {
  const id = reportWorkflowId(looking.agencyId, reportId);
  const runs = await isRunning(looking, id);
  if (progress.phase === 'approved') return runs ? `${id} runs although the report is approved` : undefined;
  if (!runs) return `${id} does not run although the report is open`;
  const [next] = progress.due;
  if (next && (untouched ? next.at : wakeOf(next)) <= now)
    return `${next.step} of ${reportId} was due at ${next.at} and is not on record`;
  const failing = await stuck(looking, id);
  if (failing !== undefined) return failing;

  const waits = (await looking.temporal.workflow.getHandle(id).query(waitingFor)).progress;
  const [shown] = waits?.due ?? [];
  if (waits?.phase === progress.phase && wakesInTime(looking, shown, next, now)) return undefined;
  return `${id} waits in ${waits?.phase ?? 'no phase'} for ${named(shown)}; the store is in ${progress.phase} and waits for ${named(next)}`;
}

/** A workflow whose step was recorded in bulk learns of it when it wakes for it, some minutes later (ADR 0019). */
function wakesInTime(
  { stage }: Looking,
  shown: AwaitedStep | undefined,
  next: AwaitedStep | undefined,
  now: string,
): boolean {
  if (!next) return !shown || wakeOf(shown) > stage.machine(now);
  if (!shown) return false;
  if (shown.step === next.step && shown.arming === next.arming)
    return wakeOf(shown) === stage.machine(wakeOf(next));
  return wakeOf(shown) > stage.machine(now) && wakeOf(shown) <= stage.machine(wakeOf(next));
}

const wakeOf = ({ at, wakeAt }: AwaitedStep): string => wakeAt ?? at;
const named = (step: AwaitedStep | undefined): string =>
  step ? `${step.step} of arming ${step.arming} at ${wakeOf(step)}` : 'people';

const describe = async ({ temporal }: Looking, workflowId: string) =>
  temporal.workflow
    .getHandle(workflowId)
    .describe()
    .catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    });

const isRunning = async (looking: Looking, workflowId: string): Promise<boolean> =>
  (await describe(looking, workflowId))?.status.name === 'RUNNING';

/** What fails over and over: an activity, or the workflow's own code. */
async function stuck(looking: Looking, workflowId: string): Promise<string | undefined> {
  const raw = (await describe(looking, workflowId))?.raw;
  const activity = raw?.pendingActivities?.find(({ attempt }) => (attempt ?? 1) > 1);
  if (activity)
    return `${workflowId}: ${activity.activityType?.name ?? 'an activity'} is tried for the ${activity.attempt ?? 0}th time: ${activity.lastFailure?.message ?? 'no reason given'}`;
  const attempt = raw?.pendingWorkflowTask?.attempt ?? 1;
  return attempt > 1 ? `${workflowId}: its task is tried for the ${attempt}th time` : undefined;
}

async function reportsOf(
  admin: pg.Client,
  agencyId: string,
): Promise<Pick<Report, 'reportId' | 'untouched'>[]> {
  const { rows } = await admin.query<Pick<Report, 'reportId' | 'untouched'>>(
    `SELECT substr(stream_id, length('report-') + 1) AS "reportId",
       bool_and(command_id = first OR meta::jsonb #>> '{actor,kind}' = 'process') AS untouched
     FROM (SELECT *, first_value(command_id) OVER (PARTITION BY stream_id ORDER BY version) AS first
       FROM events WHERE agency_id = $1 AND stream_id LIKE 'report-%') AS of_reports
     GROUP BY stream_id ORDER BY stream_id`,
    [agencyId],
  );
  return rows;
}

async function forEachOf<Item>(
  items: readonly Item[],
  look: (item: Item) => Promise<string | undefined>,
): Promise<string[]> {
  const found: string[] = [];
  const rest = items.values();
  const one = async () => {
    for (const item of rest) {
      const complaint = await look(item);
      if (complaint !== undefined) found.push(complaint);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return found;
}
