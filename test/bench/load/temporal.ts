import { Client, Connection } from '@temporalio/client';
import { act } from '../yardsticks/bare.workflow.js';
import type { LoadResult } from './jobs.js';
import { closedLoop } from './recorder.js';

const STEPS = ['submit', 'return', 'resubmit', 'approve'];

export const liveInTemporal = async (
  address: string,
  clients: number,
  workflowIds: readonly string[],
): Promise<LoadResult> => {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const result = await closedLoop(workflowIds, clients, async (workflowId, recorder) => {
    const workflow = client.workflow.getHandle(workflowId);
    for (const step of STEPS) await recorder.command(step, () => workflow.executeUpdate(act));
  });
  await connection.close();
  return result;
};
