import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Application, createApplication } from '@dondoc/application';
import {
  assignmentWorkflowId,
  RECONCILE_SCHEDULE_ID,
  reportWorkflowId,
  searchAttributes,
  waitingFor,
} from '@dondoc/contracts';
import { beginEpoch, loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { accepted, SampleAgency } from '../../../libs/application/src/agency.fixtures.js';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { localEnv } from '../../../test/support/temporal.js';
import { until } from '../../../test/workflows/time-travel.js';
import { buildBundle } from './bundle.js';
import { type RunningWorker, startWorker } from './start-worker.js';

jest.setTimeout(120_000);

/** A moment after the first reminder of Q3: 6 reports of Q3 and 6 of the year are open, 6 of Q4 are not. */
const NOW = '2024-08-29T01:00:05.000Z';
const AGENCY = 'sgtvt-mau';
const q3 = (assignment: number) => `pgi-2024-nv${assignment}-Q3`;
const aheadMs = Date.now() - Date.parse(NOW);

let env: TestWorkflowEnvironment;
let bundle: WorkflowBundle;
let database: TestDatabase;
let application: Application;
let agency: SampleAgency;
let worker: RunningWorker;

const now = () => new Date(Date.now() - aheadMs).toISOString();
const report = (reportId: string) => env.client.workflow.getHandle(reportWorkflowId(AGENCY, reportId));
const assignment = (number: number) =>
  env.client.workflow.getHandle(assignmentWorkflowId(AGENCY, `pgi-2024-nv${number}`));
const start = () =>
  startWorker({
    application,
    feedUrl: database.feedUrl,
    temporal: { connectionOptions: { address: env.address } },
    temporalAheadMs: aheadMs,
    bundle,
  });

/** The phase as the workflow knows it; undefined while there is none. */
const phaseOf = async (reportId: string) => {
  try {
    const { status } = await report(reportId).describe();
    if (status.name !== 'RUNNING') return status.name;
    return (await report(reportId).query(waitingFor)).progress?.phase;
  } catch {
    return undefined;
  }
};
const phaseBecomes = (reportId: string, phase: string) =>
  until(`${reportId} is ${phase}`, async () => (await phaseOf(reportId)) === phase);
const recorded = (reportId: string) =>
  withAgency(application.dataSource, AGENCY, async (tx) =>
    (await loadStream(tx, AGENCY, `report-${reportId}`, eventRegistry)).map(({ type }) => type),
  );
const reminded = (reportId: string) =>
  until(`${reportId} is reminded`, async () => (await recorded(reportId)).includes('ReminderSent'));

const running = async () => {
  const ids: string[] = [];
  const ours = "('reportWorkflow', 'assignmentWorkflow', 'roundWorkflow')";
  const query = `ExecutionStatus = 'Running' and WorkflowType in ${ours}`;
  for await (const { workflowId } of env.client.workflow.list({ query })) ids.push(workflowId);
  return ids;
};
/** All run, and the feed has told what it had to tell: nothing starts by itself any more. */
const allRun = async () => {
  await until('12 reports, 6 assignments and 3 rounds run', async () => (await running()).length === 21);
  await until('it is quiet', () => worker.quiet());
};
/** Again and again: an assignment that is about to start a report may do so while its turn comes. */
const loseAll = () =>
  until('nothing runs', async () => {
    const left = await running();
    for (const workflowId of left) {
      const workflow = env.client.workflow.getHandle(workflowId);
      await workflow.terminate('lost').catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
    }
    return left.length === 0;
  });

beforeAll(async () => {
  env = await localEnv();
  bundle = await buildBundle();
});
afterAll(() => env.teardown());

beforeEach(async () => {
  database = await freshDatabase();
  application = await createApplication({
    appUrl: database.appUrl,
    clock: { now: () => Promise.resolve(now()) },
  });
  agency = await SampleAgency.issued(application);
});
afterEach(async () => {
  await worker.stop();
  await application.close();
  await database.drop();
  await loseAll();
});

describe('the worker', () => {
  it('follows a plan from its issue: assignments, their open reports, and what people do', async () => {
    worker = await start();
    await allRun();
    await phaseBecomes(q3(2), 'awaiting');
    expect((await assignment(2).describe()).status.name).toBe('RUNNING');
    expect(await phaseOf('pgi-2024-nv2-Q4')).toBeUndefined();
    expect(await (await report(q3(2)).describe()).staticSummary()).toContain('Báo cáo Quý III/2024 – ');

    accepted(await agency.submit('tp-qlclct', q3(2), now()));
    await phaseBecomes(q3(2), 'submitted');
    accepted(await agency.about('duyet-kh-tc', q3(2), { type: 'ApproveReport', version: 1 }, now()));
    await phaseBecomes(q3(2), 'COMPLETED');
    accepted(await agency.about('giam-doc', q3(2), { type: 'ReopenReport', reason: 'Số liệu sai' }, now()));
    await phaseBecomes(q3(2), 'returned');
  });

  it('lets its workflows be searched by agency, division, period, phase and limit', async () => {
    worker = await start();
    await allRun();
    const { agency: key, period, phase, division, limit } = searchAttributes;
    const query = [
      "ExecutionStatus = 'Running'",
      `${key.name} = '${AGENCY}'`,
      `${period.name} = '2024-Q3'`,
      `${phase.name} = 'awaiting'`,
      `${division.name} = 'van-phong'`,
      `${limit.name} > '2024-01-01T00:00:00Z'`,
    ].join(' and ');
    await until('both reports of Văn phòng are found', async () => {
      const { count } = await env.client.workflow.count(query);
      return count === 2;
    });
  });

  it('puts everything back, in its phase, when Temporal has lost it, and fires nothing twice', async () => {
    worker = await start();
    await allRun();
    for (const number of [1, 2, 3, 4, 5, 6]) await reminded(q3(number));
    accepted(await agency.submit('tp-qlclct', q3(2), now()));
    await phaseBecomes(q3(2), 'submitted');
    const before = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => recorded(q3(number))));

    await worker.stop();
    for (const workflowId of await running())
      await env.client.workflow.getHandle(workflowId).terminate('lost');
    await until('nothing runs', async () => (await running()).length === 0);

    worker = await start();
    await allRun();
    await phaseBecomes(q3(2), 'submitted');
    for (const number of [1, 3, 4, 5, 6]) await phaseBecomes(q3(number), 'awaiting');
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map((number) => recorded(q3(number))))).toEqual(before);
    expect(await worker.reconcile()).toEqual({ open: 18, started: 0, refreshed: 0 });
  });

  it('starts a report that is gone when something happens to it', async () => {
    worker = await start();
    await allRun();
    await reminded(q3(3));
    await report(q3(3)).terminate('lost');
    accepted(await agency.submit('tp-qlkcht', q3(3), now()));
    await phaseBecomes(q3(3), 'submitted');
  });

  it('takes up its workflows where the worker before it left them', async () => {
    worker = await start();
    await allRun();
    await reminded(q3(4));
    const { runId } = await report(q3(4)).describe();
    await worker.stop();
    accepted(await agency.submit('chanh-van-phong', q3(4), now()));
    worker = await start();
    await phaseBecomes(q3(4), 'submitted');
    expect((await report(q3(4)).describe()).runId).toBe(runId);
  });

  it('tells workflows of an earlier epoch where their reports stand', async () => {
    worker = await start();
    await allRun();
    const epochs = async () => {
      const reports = [1, 2, 3, 4, 5, 6].flatMap((number) => [q3(number), `pgi-2024-nv${number}-Y`]);
      const shown = await Promise.all(reports.map((reportId) => report(reportId).describe()));
      return shown.map(({ typedSearchAttributes }) => typedSearchAttributes.get(searchAttributes.epoch));
    };
    for (const number of [1, 2, 3, 4, 5, 6]) await reminded(q3(number));
    await until('all know their epoch', async () => (await epochs()).every((epoch) => epoch === 1));
    await until('it is quiet', () => worker.quiet());
    await beginEpoch(database.ownerUrl, 'restored');
    expect(await worker.reconcile()).toEqual({ open: 18, started: 0, refreshed: 12 });
    await until('all know the new epoch', async () => (await epochs()).every((epoch) => epoch === 2));
  });

  it('puts Schedule and processes back when Temporal was emptied under it', async () => {
    worker = await start();
    await allRun();
    await loseAll();
    const schedule = env.client.schedule.getHandle(RECONCILE_SCHEDULE_ID);
    await worker.lookAfterServer();
    expect(await running()).toEqual([]);

    await schedule.delete();
    await worker.lookAfterServer();
    expect((await schedule.describe()).spec.intervals).toHaveLength(1);
    await allRun();
  });

  it('reconciles every hour, by one Schedule however often it starts', async () => {
    worker = await start();
    await worker.stop();
    worker = await start();
    const schedule = env.client.schedule.getHandle(RECONCILE_SCHEDULE_ID);
    expect((await schedule.describe()).spec.intervals).toEqual([
      expect.objectContaining({ every: 3_600_000 }),
    ]);
    await allRun();
    // The full hour may strike while all is lost.
    await schedule.pause();
    await loseAll();
    await schedule.trigger();
    await allRun();
    await schedule.unpause();
  });
});
