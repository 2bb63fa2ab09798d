import { assignmentWorkflowId, reportMoved, reportWorkflowId, roundWorkflowId } from '@dondoc/contracts';
import type { ReportRef, RoundRef } from '@dondoc/contracts';
import type { Instant } from '@dondoc/domain';
import { processActivities, WorkflowTime } from '@dondoc/worker';
import type { WorkflowHandle } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { assignmentWorkflow, reportWorkflow, roundWorkflow } from '@dondoc/workflows';
import { PaperOffice } from './paper-office.js';
import { isSettled } from './settled.js';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const TOO_LONG_MS = 120_000;

let stories = 0;

/** Looks until it is so; a test waits for a condition, never for a time. */
export async function until(what: string, so: () => Promise<boolean> | boolean): Promise<void> {
  const giveUpAt = Date.now() + TOO_LONG_MS;
  while (!(await so())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * An office whose clock is Temporal's time-skipping server's, set back to where a story begins. Time stands
 * (but for the milliseconds that the machine takes) until it is sent to an instant.
 */
export class TimeTravel {
  readonly office: PaperOffice;
  /** How far the office's own clock runs behind Temporal's. */
  lagMs = 0;
  private readonly started: WorkflowHandle[] = [];
  private worker: { worker: Worker; stopped: Promise<void> } | undefined;

  private constructor(
    /** One per story: a poll that a stopped worker leaves behind would swallow the next one's tasks. */
    private readonly taskQueue: string,
    private readonly env: TestWorkflowEnvironment,
    private readonly bundle: WorkflowBundleOption,
    private readonly aheadMs: number,
    private readonly maxCachedWorkflows: number | undefined,
    /** Where a worker is replaced within the story: each poll it leaves behind swallows one task of its successor. */
    private readonly fewPolls: boolean,
  ) {
    this.office = new PaperOffice({
      now: async () => new Date(Date.parse(await this.now()) - this.lagMs).toISOString(),
    });
  }

  static async to(
    beginning: Instant,
    env: TestWorkflowEnvironment,
    bundle: WorkflowBundleOption,
    maxCachedWorkflows?: number,
    fewPolls = false,
  ): Promise<TimeTravel> {
    const aheadMs = (await env.currentTimeMs()) - Date.parse(beginning);
    stories += 1;
    const travel = new TimeTravel(`story-${stories}`, env, bundle, aheadMs, maxCachedWorkflows, fewPolls);
    await travel.startWorker();
    return travel;
  }

  async now(): Promise<Instant> {
    return new Date((await this.env.currentTimeMs()) - this.aheadMs).toISOString();
  }

  /** Goes to the instant and waits until everything that fell due on the way has been dealt with. */
  async goTo(instant: Instant, ...workflows: WorkflowHandle[]): Promise<void> {
    await this.env.sleep(Math.max(0, Date.parse(instant) - Date.parse(await this.now())));
    for (const workflow of workflows) await this.settled(workflow);
  }

  /** Until the workflow has closed or waits for something that lies ahead. */
  async settled(workflow: WorkflowHandle): Promise<void> {
    await until(`${workflow.workflowId} waits for what lies ahead`, async () => {
      // By id alone: the newest run.
      const history = await this.env.client.workflow.getHandle(workflow.workflowId).fetchHistory();
      return isSettled(history, await this.env.currentTimeMs());
    });
  }

  async startReport(ref: ReportRef): Promise<WorkflowHandle> {
    const workflow = await this.env.client.workflow.start(reportWorkflow, {
      workflowId: reportWorkflowId(ref.agencyId, ref.reportId),
      taskQueue: this.taskQueue,
      args: [ref],
    });
    this.started.push(workflow);
    await this.settled(workflow);
    return workflow;
  }

  async startRound(round: RoundRef): Promise<WorkflowHandle> {
    const workflow = await this.env.client.workflow.start(roundWorkflow, {
      workflowId: roundWorkflowId(round),
      taskQueue: this.taskQueue,
      args: [round],
    });
    this.started.push(workflow);
    await this.settled(workflow);
    return workflow;
  }

  async startAssignment(assignmentId: string): Promise<WorkflowHandle> {
    const input = await this.office.processes.assignmentInput('so', assignmentId);
    if (!input) throw new Error(`There is no assignment ${assignmentId}`);
    for (const { reportId } of input.reports) this.report(reportId);
    const workflow = await this.env.client.workflow.start(assignmentWorkflow, {
      workflowId: assignmentWorkflowId('so', assignmentId),
      taskQueue: this.taskQueue,
      args: [{ ...input, reports: this.time.reports(input.reports) }],
    });
    this.started.push(workflow);
    await this.settled(workflow);
    return workflow;
  }

  /** Tells the report's workflow where it stands, as the feed would. */
  async tell(workflow: WorkflowHandle, reportId: string): Promise<void> {
    await workflow.signal(reportMoved, this.time.progress(this.office.progress(reportId)));
    await this.settled(workflow);
  }

  /** The report's workflow, whichever run of it and whoever started it. */
  report(reportId: string): WorkflowHandle {
    const workflow = this.env.client.workflow.getHandle(reportWorkflowId('so', reportId));
    this.started.push(workflow);
    return workflow;
  }

  /**
   * Leaves nothing running: its timers would fire on the next story's travels. Each is settled first, because
   * the time-skipping server never lets go of the time of a task whose workflow was ended under its feet.
   */
  async end(): Promise<void> {
    for (const { workflowId } of this.started) {
      const workflow = this.env.client.workflow.getHandle(workflowId);
      try {
        await workflow.describe();
        await this.settled(workflow);
        await workflow.terminate();
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    }
    await this.stopWorker();
  }

  get time(): WorkflowTime {
    return new WorkflowTime(this.aheadMs);
  }

  /** On the bundle of the story unless another is given; `identity` is what histories show of it. */
  async startWorker(bundle = this.bundle, identity = 'worker'): Promise<void> {
    const worker = await Worker.create({
      identity,
      connection: this.env.nativeConnection,
      taskQueue: this.taskQueue,
      workflowBundle: bundle,
      activities: processActivities(this.office, this.time),
      ...(this.maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows: this.maxCachedWorkflows }),
      ...(this.fewPolls ? { maxConcurrentWorkflowTaskPolls: 1, maxConcurrentActivityTaskPolls: 1 } : {}),
    });
    this.worker = { worker, stopped: worker.run() };
  }

  async stopWorker(): Promise<void> {
    this.worker?.worker.shutdown();
    await this.worker?.stopped;
    this.worker = undefined;
  }
}
