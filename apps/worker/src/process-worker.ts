import { JobFiles } from '@dondoc/application';
import type { ReconcileActivities } from '@dondoc/contracts';
import { TASK_QUEUE } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { Worker } from '@temporalio/worker';
import { processActivities } from './activities.js';
import { workflowBundle } from './bundle.js';
import { jobActivities, type JobSide } from './job-activities.js';
import type { ProcessSide } from './process-side.js';
import { Reconciler } from './reconciler.js';
import { Temporal } from './temporal.js';
import { JOB_SIDE, OPTIONS, PROCESS_SIDE } from './worker-options.js';
import type { WorkerOptions } from './worker-options.js';
import { WorkflowTime } from './workflow-time.js';

/** Temporal's worker: runs the workflows and their activities. */
@Injectable()
export class ProcessWorker {
  private running: { readonly worker: Worker; readonly ended: Promise<void> } | undefined;
  private activities = 0;

  constructor(
    private readonly temporal: Temporal,
    private readonly reconciler: Reconciler,
    private readonly time: WorkflowTime,
    @Inject(PROCESS_SIDE) private readonly office: ProcessSide,
    @Inject(JOB_SIDE) private readonly jobs: JobSide,
    @Inject(OPTIONS) private readonly options: WorkerOptions,
  ) {}

  /** Settles when the worker ends: well after `stop`, with an error when it cannot go on. */
  get ended(): Promise<void> {
    if (!this.running) throw new Error('The worker was not started');
    return this.running.ended;
  }

  async start(): Promise<void> {
    const { maxCachedWorkflows, bundle, jobFilesFolder } = this.options;
    const reconciliation: ReconcileActivities = {
      reconcile: () => this.reconciler.reconcile(() => Context.current().heartbeat()),
    };
    const worker = await Worker.create({
      connection: this.temporal.native,
      namespace: this.temporal.namespace,
      taskQueue: TASK_QUEUE,
      workflowBundle: bundle ?? (await workflowBundle()),
      activities: {
        ...processActivities(this.office, this.time),
        ...reconciliation,
        ...(jobFilesFolder !== undefined && jobActivities(this.jobs, new JobFiles(jobFilesFolder))),
      },
      // Somebody looks at the percent.
      maxHeartbeatThrottleInterval: '1 second',
      interceptors: {
        activity: [() => ({ inbound: { execute: (input, next) => this.counted(() => next(input)) } })],
      },
      // One poller is enough at night; a limit that many share brings as many tasks at once (design §6).
      workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2 },
      shutdownGraceTime: '10 seconds',
      ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
    });
    this.running = { worker, ended: worker.run() };
    // Whoever starts the worker looks at `ended`; until then its failure must not end the process.
    this.running.ended.catch(() => undefined);
  }

  /** Lets activities under way finish. */
  async stop(): Promise<void> {
    if (this.running?.worker.getState() === 'RUNNING') this.running.worker.shutdown();
    await this.running?.ended.catch(() => undefined);
  }

  /** True while no activity runs. */
  isIdle(): boolean {
    return this.activities === 0;
  }

  private async counted(activity: () => Promise<unknown>): Promise<unknown> {
    this.activities += 1;
    try {
      return await activity();
    } finally {
      this.activities -= 1;
    }
  }
}
