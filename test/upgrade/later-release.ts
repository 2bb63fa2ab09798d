import type { ReportInput } from '@dondoc/contracts';
import { reportWorkflow as today } from '@dondoc/workflows';
import { patched, sleep } from '@temporalio/workflow';

export { assignmentWorkflow, reconcileWorkflow, roundWorkflow } from '@dondoc/workflows';

/** What a later release may look like: the same process with one more step, behind a patch as CONTRIBUTING asks. */
export async function reportWorkflow(input: ReportInput): Promise<void> {
  if (patched('a-step-of-a-later-release')) await sleep('1 millisecond');
  return today(input);
}
