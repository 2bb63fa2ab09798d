import type { Progress, ReportRef, RoundRef } from '@dondoc/contracts';
import {
  assignmentWorkflowId,
  reportMoved,
  reportsNeeded,
  reportWorkflowId,
  roundWorkflowId,
  TASK_QUEUE,
} from '@dondoc/contracts';
import type { AssignedReport } from '@dondoc/domain';
import { periodName } from '@dondoc/domain/wording';
import { assignmentWorkflow, roundWorkflow } from '@dondoc/workflows';
import { Inject, Injectable } from '@nestjs/common';
import { WorkflowNotFoundError } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import { Pace } from './pace.js';
import type { ProcessSide } from './process-side.js';
import { Temporal } from './temporal.js';
import { OPTIONS, PROCESS_SIDE } from './worker-options.js';
import type { WorkerOptions } from './worker-options.js';
import { WorkflowTime } from './workflow-time.js';

/** Tells workflows what moved, at a limited rate. */
@Injectable()
export class WorkflowMessenger {
  private readonly pace: Pace;

  constructor(
    private readonly temporal: Temporal,
    private readonly time: WorkflowTime,
    @Inject(PROCESS_SIDE) private readonly office: ProcessSide,
    @Inject(OPTIONS) { signalsPerSecond = 50 }: WorkerOptions,
  ) {
    this.pace = new Pace(signalsPerSecond);
  }

  /** False when no workflow of the report runs. */
  async tellReport({ agencyId, reportId }: ReportRef, progress: Progress): Promise<boolean> {
    await this.pace.turn();
    const workflow = this.temporal.client.workflow.getHandle(reportWorkflowId(agencyId, reportId));
    try {
      await workflow.signal(reportMoved, this.time.progress(progress));
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Starts the clock of a round, unless it runs. */
  async needRound(round: RoundRef): Promise<void> {
    await this.pace.turn();
    await this.temporal.client.workflow.start(roundWorkflow, {
      workflowId: roundWorkflowId(round),
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      taskQueue: TASK_QUEUE,
      args: [round],
      staticSummary: `Kỳ báo cáo ${periodName(round.period)} của kế hoạch ${round.planId}`,
    });
  }

  /**
   * Tells the assignment's workflow which reports need one, starting it when it does not run; it then begins
   * with every report of the assignment that is open. Where nothing is left open nothing is started.
   */
  async needReports(
    agencyId: string,
    assignmentId: string,
    needed: readonly AssignedReport[],
  ): Promise<void> {
    const input = await this.office.processes.assignmentInput(agencyId, assignmentId);
    if (!input) throw new Error(`There is no assignment ${assignmentId} of ${agencyId}`);
    const reports = this.time.reports(await this.office.processes.openReports(agencyId, assignmentId));
    if (reports.length + needed.length === 0) return;
    await this.pace.turn();
    await this.temporal.client.workflow.signalWithStart(assignmentWorkflow, {
      workflowId: assignmentWorkflowId(agencyId, assignmentId),
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      taskQueue: TASK_QUEUE,
      args: [{ ...input, reports }],
      signal: reportsNeeded,
      signalArgs: [this.time.reports(needed)],
      staticSummary: `Nhiệm vụ ${assignmentId} – ${input.title}`,
    });
  }
}
