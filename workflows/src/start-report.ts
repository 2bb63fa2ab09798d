import type { AssignmentInput } from '@dondoc/contracts';
import { reportWorkflowId } from '@dondoc/contracts';
import type { AssignedReport } from '@dondoc/domain';
import { periodName } from '@dondoc/domain/wording';
import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { reportWorkflow } from './report.workflow.js';

/**
 * Starts a report's workflow under its fixed id. It lives on when the assignment ends or continues as new;
 * one that already runs is as good as started; one that ended (approved, then reopened) starts again.
 */
export async function startReport(assignment: AssignmentInput, report: AssignedReport): Promise<void> {
  const { agencyId, planId, assignmentId, title, leadDivisionId } = assignment;
  const { reportId, period } = report;
  try {
    await startChild(reportWorkflow, {
      workflowId: reportWorkflowId(agencyId, reportId),
      args: [{ agencyId, planId, assignmentId, leadDivisionId, reportId, period }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      staticSummary: `Báo cáo ${periodName(period)} – ${title}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
