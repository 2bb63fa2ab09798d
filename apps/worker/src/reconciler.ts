import type { OpenReport } from '@dondoc/application';
import type { Reconciliation } from '@dondoc/contracts';
import { assignmentWorkflowId, reportWorkflowId, roundWorkflowId, searchAttributes } from '@dondoc/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { WorkflowNotFoundError } from '@temporalio/client';
import { forEachOf } from './pace.js';
import type { ProcessSide } from './process-side.js';
import { Temporal } from './temporal.js';
import { PROCESS_SIDE } from './worker-options.js';
import { WorkflowMessenger } from './workflow-messenger.js';

const AT_A_TIME = 8;

/** What a running workflow shows of what it knows; nothing yet when it has not asked the store. */
interface Shown {
  readonly epoch: number | undefined;
  readonly phase: string | undefined;
}

/**
 * Compares what is open with what runs, starts what is missing and tells who is behind: of an earlier epoch
 * when the store was restored from a backup, in another phase when Temporal was. Each workflow is described
 * by its id: that is exact, where Temporal's list follows late.
 */
@Injectable()
export class Reconciler {
  constructor(
    private readonly temporal: Temporal,
    private readonly messenger: WorkflowMessenger,
    @Inject(PROCESS_SIDE) private readonly office: ProcessSide,
  ) {}

  /** `onProgress` is called after each assignment. */
  async reconcile(onProgress: () => void = () => undefined): Promise<Reconciliation> {
    const open = await this.office.processes.allOpenReports();
    const now = await this.office.clock.now();
    const [first] = open;
    const epoch = first && (await this.office.processes.progressOf(first.agencyId, first.reportId))?.epoch;
    const tally = { open: open.length, started: 0, refreshed: 0 };

    // The clocks of the rounds first: they are few, and do for all reports what those would do one by one.
    for (const round of await this.office.rounds.toCome()) {
      if (await this.running(roundWorkflowId(round))) continue;
      await this.messenger.needRound(round);
      tally.started += 1;
    }
    await forEachOf(byAssignment(open), AT_A_TIME, async (reports) => {
      const [{ agencyId, assignmentId }] = reports;
      const missing: OpenReport[] = [];
      for (const report of reports) {
        if (report.opensAt > now) continue;
        const running = await this.running(reportWorkflowId(agencyId, report.reportId));
        if (!running) missing.push(report);
        // Counted after the wait: `+= await` would add to what the count was before others counted.
        else if (isBehind(running, report, epoch) && (await this.refresh(report))) tally.refreshed += 1;
      }
      const assignmentRuns = await this.running(assignmentWorkflowId(agencyId, assignmentId));
      if (missing.length > 0 || !assignmentRuns) {
        await this.messenger.needReports(agencyId, assignmentId, missing.map(assigned));
        tally.started += missing.length + (assignmentRuns ? 0 : 1);
      }
      onProgress();
    });
    return tally;
  }

  private async refresh(report: OpenReport): Promise<boolean> {
    const progress = await this.office.processes.progressOf(report.agencyId, report.reportId);
    return progress !== undefined && this.messenger.tellReport(report, progress);
  }

  /** Undefined when it does not run. */
  private async running(workflowId: string): Promise<Shown | undefined> {
    try {
      const workflow = await this.temporal.client.workflow.getHandle(workflowId).describe();
      if (workflow.status.name !== 'RUNNING') return undefined;
      const shown = workflow.typedSearchAttributes;
      return { epoch: shown.get(searchAttributes.epoch), phase: shown.get(searchAttributes.phase) };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }
}

/** One that moved on since the reports were listed is told needlessly, which does no harm. */
const isBehind = (shown: Shown, report: OpenReport, epoch: number | undefined): boolean =>
  (epoch !== undefined && shown.epoch !== undefined && shown.epoch < epoch) ||
  (shown.phase !== undefined && shown.phase !== report.phase);

function byAssignment(open: readonly OpenReport[]): Iterable<readonly [OpenReport, ...OpenReport[]]> {
  const groups = new Map<string, [OpenReport, ...OpenReport[]]>();
  for (const report of open) {
    const key = JSON.stringify([report.agencyId, report.assignmentId]);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return groups.values();
}

const assigned = ({ reportId, period, opensAt }: OpenReport) => ({ reportId, period, opensAt });
