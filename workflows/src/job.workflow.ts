import type { JobActivities, JobEnd, JobInput, JobResult } from '@dondoc/contracts';
import { searchAttributes } from '@dondoc/contracts';
import {
  ActivityCancellationType,
  CancellationScope,
  isCancellation,
  proxyActivities,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { untilItWorks } from './settings.js';

const { runJob } = proxyActivities<JobActivities>({
  startToCloseTimeout: '1 hour',
  // A worker that died is noticed, and another begins the work anew.
  heartbeatTimeout: '30 seconds',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 5 },
  summary: 'Làm công việc dài',
});
const { recordJobEnd } = proxyActivities<JobActivities>({
  ...untilItWorks,
  summary: 'Ghi kết quả công việc và báo cho người bắt đầu',
});

/** Long work of one person: Temporal sees that it is done, tells how far it is, and keeps what came of it. */
export async function jobWorkflow(input: JobInput): Promise<JobResult> {
  upsertSearchAttributes([{ key: searchAttributes.agency, value: input.agencyId }]);
  try {
    const result = await runJob(input);
    await record({ outcome: 'done', result });
    return result;
  } catch (error) {
    await record({ outcome: isCancellation(error) ? 'cancelled' : 'failed', result: null });
    throw error;
  }

  /** Whoever cancels a job is told of its end, too. */
  function record(end: JobEnd): Promise<void> {
    return CancellationScope.nonCancellable(() => recordJobEnd(input, end));
  }
}
