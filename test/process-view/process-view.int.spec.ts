import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportMoved, reportWorkflowId, TASK_QUEUE } from '@dondoc/contracts';
import { processActivities, workflowBundle, WorkflowTime } from '@dondoc/worker';
import { reportWorkflow } from '@dondoc/workflows';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { showProcessResponse } from '../../apps/api/src/reports/show-process/show-process.response.js';
import { agencyId, LiveApi } from '../support/live-api.js';
import { localEnv } from '../support/temporal.js';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const reportId = 'pgi-2024-nv2-Q3';

/** What GET reports/:id/process says, with nothing that follows the feed: the workflow hears what it is told. */
describe('what a running process says of itself', () => {
  let env: TestWorkflowEnvironment;
  let api: LiveApi;
  let worker: Worker;
  let workerEnded: Promise<void>;
  let workflow: WorkflowHandle;

  beforeAll(async () => {
    env = await localEnv();
    api = await LiveApi.start('2024-08-15T02:00:00.000Z', { temporalAddress: env.address });
    await api.issuePlan();
    worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: await workflowBundle(),
      activities: processActivities(api.application, new WorkflowTime()),
    });
    workerEnded = worker.run();
    const ref = (await api.application.processes.standingOf(agencyId, reportId))?.ref;
    if (!ref) throw new Error(`There is no report ${reportId}`);
    workflow = await env.client.workflow.start(reportWorkflow, {
      workflowId: reportWorkflowId(agencyId, reportId),
      taskQueue: TASK_QUEUE,
      args: [ref],
    });
    await asleep();
  }, 120_000);
  afterAll(async () => {
    await api.stop();
    await env.teardown();
  });

  /** Until it has asked for its next step and waits for the hour to come: what it learns later, it was told. */
  const asleep = async (): Promise<void> => {
    for (;;) {
      const { events } = await workflow.fetchHistory();
      if (events?.some(({ timerStartedEventAttributes: timer }) => timer)) return;
    }
  };
  type Temporal = { readonly seen: string; readonly says: Record<string, unknown> };
  const temporal = async (): Promise<Temporal> => {
    const { status, body } = await api.as('tp-qlclct').get(`reports/${reportId}/process`);
    expect(status).toBe(200);
    expect(showProcessResponse.parse(body)).toEqual(body);
    return body['temporal'] as Temporal;
  };
  const until = async (behind: boolean | null): Promise<Temporal> => {
    for (;;) {
      const said = await temporal();
      if (said.says['behind'] === behind) return said;
    }
  };

  it('names what it waits for, until when, and that it knows what the record knows', async () => {
    const { seen, says } = await until(false);
    expect(seen).toBe('found');
    expect(says).toMatchObject({
      for: expect.stringMatching(
        /^Chờ đơn vị nộp báo cáo, hạn hết ngày 14\/9\/2024\. Việc kế tiếp, 08:00 ngày 29\/8/,
      ),
      until: '2024-08-29T01:00:00.000Z',
      knows: { epoch: 1, version: 1 },
    });
  });

  it('is seen to be behind when the report moved and nobody told it', async () => {
    api.now = '2024-08-20T02:00:00.000Z';
    const sent = await api.as('tp-qlclct').post(`reports/${reportId}/submissions`, {
      etag: 'awaiting.0.2024-09-14T17:00:00.000Z',
      body: {
        content: {
          taskStatus: 'inProgress',
          progressPercent: '75',
          results: 'Đã kiểm tra 12 công trình.',
          figures: [],
          evidence: [],
          noEvidenceReason: 'Không có',
          difficulties: '',
          proposals: '',
        },
        lateReason: '',
      },
    });
    expect([sent.status, sent.body['code']]).toEqual([201, undefined]);
    const { says } = await until(true);
    expect(says).toMatchObject({
      until: '2024-08-29T01:00:00.000Z',
      knows: { epoch: 1, version: 1 },
      words: {
        en: expect.stringMatching(/behind the record: it knows of version 1, the record is at version 2/),
      },
    });
  });

  it('is level again when it was told', async () => {
    const progress = await api.application.processes.progressOf(agencyId, reportId);
    if (!progress) throw new Error(`There is no report ${reportId}`);
    await workflow.signal(reportMoved, progress);
    const { says } = await until(false);
    expect(says['for']).toMatch(/^Báo cáo đã nộp, chờ xem xét\./);
  });

  it('does not answer when no worker runs, and the record is shown all the same', async () => {
    worker.shutdown();
    await workerEnded;
    const { seen, says } = await until(null);
    expect([seen, says['until']]).toEqual(['found', null]);
    expect(says['words']).toMatchObject({ en: expect.stringMatching(/does not answer/) });
  });
});
