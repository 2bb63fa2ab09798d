import type {
  AssignmentActivities,
  ReportActivities,
  ReportRef,
  RoundActivities,
  RoundRef,
  SharedStepAnswer,
  StepAnswer,
} from '@dondoc/contracts';
import { reportWorkflowId, roundWorkflowId, stepCommandId } from '@dondoc/contracts';
import type { DueStep, Instant } from '@dondoc/domain';
import { activityInfo, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ProcessSide } from './process-side.js';
import type { WorkflowTime } from './workflow-time.js';

/** What the workflows ask of the domain; everything unforeseen is thrown as it is and retried by Temporal. */
export function processActivities(
  { bus, clock, processes, rounds }: ProcessSide,
  time: WorkflowTime,
): ReportActivities & AssignmentActivities & RoundActivities {
  async function reportProgress({ agencyId, reportId }: ReportRef) {
    const progress = await processes.progressOf(agencyId, reportId);
    if (!progress) throw refusal('REPORT_NOT_FOUND', { agencyId, reportId });
    return time.progress(progress);
  }

  async function carryOutStep(ref: ReportRef, { step, arming }: DueStep): Promise<StepAnswer> {
    const now = await clock.now();
    const result = await bus.execute({
      agencyId: ref.agencyId,
      commandId: stepCommandId(ref, { step, arming }),
      actor: {
        kind: 'process',
        workflowId: reportWorkflowId(ref.agencyId, ref.reportId),
        runId: activityInfo().workflowExecution?.runId ?? '',
      },
      now,
      target: { kind: 'report', reportId: ref.reportId },
      command: { type: 'CarryOutStep', step, arming },
    });
    switch (result.outcome) {
      case 'refused':
        // Not a refusal by a rule: others kept writing to the stream, so the same command is sent again.
        if (result.refusal.code === 'CONFLICT') throw new Error(`${ref.reportId} is being changed by others`);
        throw refusal(result.refusal.code, result.refusal);
      case 'notYet': {
        const askAgainInMs = Math.max(1, Date.parse(result.until) - Date.parse(now));
        return { outcome: 'notYet', askAgainInMs, progress: await reportProgress(ref) };
      }
      case 'accepted':
        return { outcome: 'recorded', progress: await reportProgress(ref) };
      case 'nothingToDo':
        return { outcome: 'nothingToDo', progress: await reportProgress(ref) };
      default:
        return result satisfies never;
    }
  }

  async function carryOutSharedStep(round: RoundRef, at: Instant): Promise<SharedStepAnswer> {
    const now = await clock.now();
    const early = Date.parse(time.officeInstant(at)) - Date.parse(now);
    if (early > 0) return { outcome: 'notYet', askAgainInMs: early };
    const runId = activityInfo().workflowExecution?.runId ?? '';
    const actor = { kind: 'process', workflowId: roundWorkflowId(round), runId } as const;
    const done = await rounds.carryOut(round, { actor, now, onProgress: heartbeat });
    return { outcome: 'done', ...done };
  }

  return {
    carryOutSharedStep,
    nextSharedStep: async (round, after) => {
      const at = await rounds.nextAt(round, after === null ? null : time.officeInstant(after));
      return at === null ? null : time.instant(at);
    },
    carryOutStep,
    reportProgress,
    openReports: async (agencyId, assignmentId) =>
      time.reports(await processes.openReports(agencyId, assignmentId)),
  };
}

const refusal = (code: string, details: object): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`Refused: ${code}`, code, details);
