import type { JobActivities, JobInput, JobResult } from '@dondoc/contracts';
import { searchAttributes } from '@dondoc/contracts';
import { ActivityCancellationType, proxyActivities, upsertSearchAttributes } from '@temporalio/workflow';

const { runJob } = proxyActivities<JobActivities>({
  startToCloseTimeout: '1 hour',
  // A worker that died is noticed, and another begins the work anew.
  heartbeatTimeout: '30 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 5 },
  summary: 'Làm công việc dài',
});

/** Long work of one person: Temporal sees that it is done, tells how far it is, and keeps what came of it. */
export async function jobWorkflow(input: JobInput): Promise<JobResult> {
  upsertSearchAttributes([{ key: searchAttributes.agency, value: input.agencyId }]);
  return runJob(input);
}
