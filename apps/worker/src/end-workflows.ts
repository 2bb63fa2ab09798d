import { TASK_QUEUE } from '@dondoc/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import { forEachOf } from './pace.js';
import type { Server } from './server-setup.js';

const AT_A_TIME = 8;

/**
 * Ends every workflow that runs for us, so that `reconcile` starts them anew from the store, under whichever release
 * the worker is of. Nothing is lost by it: a workflow keeps no state of its own, and a step that one had begun is
 * carried out once, by its command's id. Returns how many were ended.
 */
export async function endWorkflows({ client }: Pick<Server, 'client'>, reason: string): Promise<number> {
  const query = `ExecutionStatus = 'Running' AND TaskQueue = '${TASK_QUEUE}'`;
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
  // Assignments first: none starts a report that was just ended.
  const order = ids.toSorted(
    (a, b) => Number(b.startsWith('assignment/')) - Number(a.startsWith('assignment/')),
  );
  let ended = 0;
  await forEachOf(order, AT_A_TIME, async (workflowId) => {
    try {
      await client.workflow.getHandle(workflowId).terminate(reason);
      ended += 1;
    } catch (error) {
      // It came to its own end meanwhile.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  });
  return ended;
}
