import { Client, Connection } from '@temporalio/client';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { compiled } from '../../support/stage/index.js';
import type { LoadResult } from '../load/jobs.js';
import { load } from '../load/generator.js';
import { bareWorkflow } from './bare.workflow.js';

const TASK_QUEUE = 'bench-bare';

/** A command decided inside a workflow, with nothing to decide: the yardstick of everything that asks Temporal first. */
export class BareTemporal {
  private constructor(
    private readonly address: string,
    private readonly connection: Connection,
    private readonly worker: ReturnType<typeof fork>,
  ) {}

  static async start(address: string): Promise<BareTemporal> {
    const worker = fork(compiled('bench/yardsticks/bare-worker-process.js'), [address, TASK_QUEUE], {
      execArgv: ['--enable-source-maps'],
    });
    const ended = once(worker, 'exit').then(() => {
      throw new Error("the yardstick's worker ended before it was ready");
    });
    await Promise.race([once(worker, 'message'), ended]);
    ended.catch(() => undefined);
    return new BareTemporal(address, await Connection.connect({ address }), worker);
  }

  /** So many workflows with four updates each; they are started, and ended, outside what is measured. */
  async run(clients: number, workflows: number): Promise<LoadResult> {
    const { workflow } = new Client({ connection: this.connection });
    const workflowIds = Array.from({ length: workflows }, () => `bare-${randomUUID()}`);
    for (const workflowId of workflowIds)
      await workflow.start(bareWorkflow, { workflowId, taskQueue: TASK_QUEUE });
    const result = await load({ kind: 'temporal', address: this.address, clients, workflowIds });
    for (const workflowId of workflowIds) await workflow.getHandle(workflowId).signal('end');
    return result;
  }

  async stop(): Promise<void> {
    const ended = once(this.worker, 'exit');
    this.worker.disconnect();
    await ended;
    await this.connection.close();
  }
}
