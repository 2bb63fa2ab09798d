import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Application, createApplication } from '@dondoc/application';
import { reportWorkflowId, waitingFor } from '@dondoc/contracts';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { buildBundle, endWorkflows, type RunningWorker, startWorker } from '@dondoc/worker';
import { temporal } from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { accepted, SampleAgency } from '../../libs/application/src/agency.fixtures.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { localEnv } from '../support/temporal.js';
import { until } from '../workflows/time-travel.js';
import { released, releases } from './released.js';

const { WorkflowTaskFailedCause } = temporal.api.enums.v1;

jest.setTimeout(180_000);

/** A moment after the first reminder of Q3: 6 reports of Q3 and 6 of the year are open. */
const NOW = '2024-08-29T01:00:05.000Z';
const AGENCY = 'sgtvt-mau';
const REPORT = 'pgi-2024-nv2-Q3';
const aheadMs = Date.now() - Date.parse(NOW);
const now = () => new Date(Date.now() - aheadMs).toISOString();

let env: TestWorkflowEnvironment;
let database: TestDatabase;
let application: Application;
let agency: SampleAgency;
let worker: RunningWorker | undefined;

const start = async (bundle: WorkflowBundle): Promise<RunningWorker> => {
  worker = await startWorker({
    application,
    feedUrl: database.feedUrl,
    temporal: { connectionOptions: { address: env.address } },
    temporalAheadMs: aheadMs,
    bundle,
  });
  return worker;
};
const stop = async (): Promise<void> => {
  await worker?.stop();
  worker = undefined;
};
const report = () => env.client.workflow.getHandle(reportWorkflowId(AGENCY, REPORT));
const OURS = "WorkflowType IN ('assignmentWorkflow', 'reportWorkflow')";
const running = async (): Promise<number> =>
  (await env.client.workflow.count(`ExecutionStatus = 'Running' AND ${OURS}`)).count;
const typesOf = (reportId: string) =>
  withAgency(application.dataSource, AGENCY, async (tx) =>
    (await loadStream(tx, AGENCY, `report-${reportId}`, eventRegistry)).map(({ type }) => type),
  );

const failures = async () =>
  ((await report().fetchHistory()).events ?? []).flatMap(
    ({ workflowTaskFailedEventAttributes: failed }) => failed?.cause ?? [],
  );

beforeAll(async () => {
  env = await localEnv();
  database = await freshDatabase();
  application = await createApplication({
    appUrl: database.appUrl,
    clock: { now: () => Promise.resolve(now()) },
  });
  agency = await SampleAgency.issued(application);
});
afterAll(async () => {
  await stop();
  await application.close();
  await database.drop();
  await env.teardown();
});

describe('going back from a release that took a step more, behind a patch', () => {
  it('begins with its workflows, each of which has passed the patch', async () => {
    await start(await buildBundle(fileURLToPath(new URL('./later-release.ts', import.meta.url))));
    await until('18 workflows run', async () => (await running()) === 18);
    await until('the report is reminded', async () => (await typesOf(REPORT)).includes('ReminderSent'));
    const { events } = await report().fetchHistory();
    expect(events?.some((event) => event.markerRecordedEventAttributes)).toBe(true);
    await stop();
  });

  it('stops its workflows under the release before: they are tried again, nothing is recorded wrongly', async () => {
    const before = await typesOf(REPORT);
    await start(released(releases().at(-1) ?? ''));
    accepted(await agency.submit('tp-qlclct', REPORT, now()));
    await until('the task of the workflow fails', async () => (await failures()).length > 0);
    expect(await failures()).toContain(
      WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR,
    );
    expect((await report().describe()).status.name).toBe('RUNNING');
    // The record goes on without its workflow: a person's command needs none.
    expect(await typesOf(REPORT)).toEqual([...before, 'ReportSubmitted']);
  });

  it('is mended by ending them and starting them anew from the record, with no step twice', async () => {
    const before = await typesOf(REPORT);
    expect(await endWorkflows(env, 'going back')).toBeGreaterThanOrEqual(18);
    // 12 reports, 6 assignments and the clocks of 3 rounds.
    expect(await worker?.reconcile()).toMatchObject({ open: 18, started: 21 });
    await until('18 workflows run', async () => (await running()) === 18);
    await until('the report is where it was', async () => {
      const { progress } = await report().query(waitingFor);
      return progress?.phase === 'submitted';
    });
    accepted(await agency.about('duyet-kh-tc', REPORT, { type: 'ApproveReport', version: 1 }, now()));
    await until('its workflow ends', async () => (await report().describe()).status.name === 'COMPLETED');
    expect(await typesOf(REPORT)).toEqual([...before, 'ReviewBegun', 'ReportApproved']);
  });
});
