import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportWorkflowId, searchAttributes, TASK_QUEUE } from '@dondoc/contracts';
import { TypedSearchAttributes } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { localEnv } from '../../../../../test/support/temporal.js';
import { TemporalView } from './temporal-view.js';

describe('what is seen of a process in Temporal', () => {
  let env: TestWorkflowEnvironment;
  let view: TemporalView;
  beforeAll(async () => {
    env = await localEnv();
    view = new TemporalView({
      connection: { address: env.address },
      namespace: env.namespace ?? 'default',
      uiUrl: 'http://127.0.0.1:8233/',
    });
  });
  afterAll(async () => {
    await view.close();
    await env.teardown();
  });

  it('that was never started: nothing', async () => {
    expect(await view.reachable()).toBe(true);
    expect(await view.look('sgtvt', 'pgi-2024-nv1-Q3')).toEqual({ seen: 'absent' });
  });

  it('that runs, and that has ended: its run, its phase and where to look', async () => {
    const workflowId = reportWorkflowId('sgtvt', 'pgi-2024-nv2-Q3');
    const handle = await env.client.workflow.start('reportWorkflow', {
      workflowId,
      taskQueue: TASK_QUEUE,
      typedSearchAttributes: new TypedSearchAttributes([{ key: searchAttributes.phase, value: 'awaiting' }]),
    });
    const runId = handle.firstExecutionRunId;
    const running = await view.look('sgtvt', 'pgi-2024-nv2-Q3');
    expect(running).toMatchObject({
      seen: 'found',
      running: true,
      status: 'RUNNING',
      runId,
      phase: 'awaiting',
    });
    expect(running).toMatchObject({
      link: `http://127.0.0.1:8233/namespaces/default/workflows/report%2Fsgtvt%2Fpgi-2024-nv2-Q3/${runId}/history`,
      startedAt: expect.stringMatching(/Z$/),
      closedAt: null,
    });
    await handle.terminate();
    expect(await view.look('sgtvt', 'pgi-2024-nv2-Q3')).toMatchObject({
      seen: 'found',
      running: false,
      status: 'TERMINATED',
      closedAt: expect.stringMatching(/Z$/),
    });
  });
});

describe('a Temporal that takes connections and never answers', () => {
  it('is away, page after page', async () => {
    const connections: Socket[] = [];
    const mute = createServer((connection) => connections.push(connection)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const view = new TemporalView({
      connection: { address: `127.0.0.1:${port}` },
      namespace: 'default',
      uiUrl: null,
    });
    for (let page = 1; page <= 3; page += 1) {
      expect(await view.look('sgtvt', 'pgi-2024-nv1-Q3')).toEqual({ seen: 'unreachable' });
    }
    expect(await view.reachable()).toBe(false);
    await view.close();
    for (const connection of connections) connection.destroy();
    mute.close();
  });
});
