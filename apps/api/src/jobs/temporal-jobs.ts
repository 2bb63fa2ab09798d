import {
  JOB_WORKFLOW,
  jobWorkflowId,
  TASK_QUEUE,
  type JobInput,
  type JobProgress,
  type JobRef,
  type JobResult,
} from '@dondoc/contracts';
import { Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { ProblemError } from '../http/problem-error.js';
import { isAway, lazyConnection, type TemporalConfig } from '../temporal/connection.js';

/** How long somebody who begins, looks at or cancels a job waits for Temporal, in milliseconds. */
const PATIENCE = 5_000;

export type JobState =
  | { readonly state: 'running'; readonly progress: JobProgress | null }
  | { readonly state: 'done'; readonly result: JobResult }
  | { readonly state: 'cancelled' | 'failed' };

/** Begins, looks at and cancels jobs where they are kept. Throws JOBS_AWAY when Temporal is, and then nothing was begun. */
export class TemporalJobs {
  private readonly connection;
  private readonly client: Client;

  constructor({ connection, namespace }: TemporalConfig) {
    this.connection = lazyConnection(connection);
    this.client = new Client({ connection: this.connection, namespace });
  }

  /** The same job again is the one that was begun. */
  begin(input: JobInput): Promise<void> {
    return this.patiently(async () => {
      try {
        await this.client.workflow.start(JOB_WORKFLOW, {
          workflowId: jobWorkflowId(input),
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          taskQueue: TASK_QUEUE,
          args: [input],
          staticSummary: `${SUMMARIES[input.work.kind]} – ${input.personId}`,
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    });
  }

  look(ref: JobRef): Promise<JobState> {
    return this.patiently(async () => {
      const job = this.client.workflow.getHandle(jobWorkflowId(ref));
      const { status, raw } = await job.describe();
      switch (status.name) {
        case 'RUNNING': {
          const [beat] = raw.pendingActivities?.[0]?.heartbeatDetails?.payloads ?? [];
          return {
            state: 'running',
            progress: beat ? defaultPayloadConverter.fromPayload<JobProgress>(beat) : null,
          };
        }
        case 'COMPLETED':
          return { state: 'done', result: (await job.result()) as JobResult };
        case 'CANCELLED':
          return { state: 'cancelled' };
        default:
          return { state: 'failed' };
      }
    });
  }

  /** Of a job that has ended nothing is left to cancel. */
  cancel(ref: JobRef): Promise<void> {
    return this.patiently(async () => {
      const job = this.client.workflow.getHandle(jobWorkflowId(ref));
      const { status } = await job.describe();
      if (status.name === 'RUNNING') await job.cancel();
    });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await this.connection.withDeadline(Date.now() + PATIENCE, ask);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw new ProblemError('JOB_NOT_FOUND');
      if (isAway(error)) throw new ProblemError('JOBS_AWAY');
      throw error;
    }
  }
}

const SUMMARIES = { verification: 'Kiểm tra chuỗi nhật ký', export: 'Xuất nhật ký' } as const;
