import type { Application, Asking, ReportRequest, RehearsalStep } from '@dondoc/application';
import { StartFailure } from '../embedded/start-failure.js';

/** The command of a step; a decision names the version that stands when its turn comes. */
export async function commandOf(
  step: RehearsalStep,
  asking: Asking,
  { queries }: Pick<Application, 'queries'>,
): Promise<ReportRequest> {
  const version = async (): Promise<number> =>
    (await queries.report(asking, step.report))?.submissionNumber ?? 0;
  switch (step.do) {
    case 'submit':
      return {
        type: 'SubmitReport',
        content: {
          taskStatus: step.progress === '100' ? 'completed' : 'inProgress',
          progressPercent: step.progress,
          results: step.results,
          figures: [],
          evidence: [],
          noEvidenceReason: 'Báo cáo diễn tập, không kèm minh chứng.',
          difficulties: '',
          proposals: '',
        },
        lateReason: step.lateReason ?? '',
      };
    case 'withdraw':
      return { type: 'WithdrawSubmission', version: await version() };
    case 'beginReview':
      return { type: 'BeginReview', version: await version() };
    case 'approve':
      return { type: 'ApproveReport', version: await version() };
    case 'return':
      return { type: 'ReturnReport', version: await version(), reason: step.reason, comments: [] };
    case 'reopen':
      return { type: 'ReopenReport', reason: step.reason };
    case 'acknowledge':
      return { type: 'AcknowledgeEscalation', escalationId: step.escalation, directive: step.directive };
    default:
      return step satisfies never;
  }
}

/** A script that the rules refuse is a mistake in the script: it ends the rehearsal. */
export const refusedByTheRules = (what: string, code: string): StartFailure =>
  new StartFailure(
    `Kịch bản diễn tập sai: "${what}" bị từ chối (${code}).`,
    `The rehearsal's script is wrong: "${what}" was refused (${code}).`,
  );
