import * as workflow from '@temporalio/workflow';
import type { BareActivities } from './bare-activities.js';

const { nothing } = workflow.proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

export const act = workflow.defineUpdate('act');
const end = workflow.defineSignal('end');

/** The least that a command decided inside a workflow costs: one update, one local activity. */
export async function bareWorkflow(): Promise<void> {
  let ended = false;
  workflow.setHandler(act, () => nothing());
  workflow.setHandler(end, () => {
    ended = true;
  });
  await workflow.condition(() => ended);
}
