import { randomUUID } from 'node:crypto';
import { RECONCILE_WORKFLOW_ID, TASK_QUEUE } from '@dondoc/contracts';
import { reconcileWorkflow } from '@dondoc/workflows';
import { Client, Connection } from '@temporalio/client';
import { homeDir } from '../embedded/home.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';
import { readRunState } from '../start/run-state.js';

const GIVE_UP = '10 minutes';

/** Asks the running worker to start what is missing, as it does every hour by itself. */
export const reconcileCommand = async (): Promise<void> => {
  const address = process.env['TEMPORAL_ADDRESS'] || (await readRunState(homeDir()))?.temporalAddress;
  if (address === undefined)
    throw new StartFailure(
      'Hệ thống chưa chạy. Hãy chạy npm start (khi khởi động nó tự đối chiếu), hoặc đặt TEMPORAL_ADDRESS.',
      'Nothing is running. Run npm start (it reconciles as it starts), or set TEMPORAL_ADDRESS.',
    );
  const namespace = process.env['TEMPORAL_NAMESPACE'] || 'default';
  const connection = await Connection.connect({ address }).catch((error: unknown) => {
    throw new StartFailure(
      `Không nối được tới Temporal ở ${address}.`,
      `Temporal at ${address} cannot be reached: ${textOf(error)}`,
    );
  });
  try {
    const { open, started, refreshed } = await new Client({ connection, namespace }).workflow.execute(
      reconcileWorkflow,
      {
        workflowId: `${RECONCILE_WORKFLOW_ID}-${randomUUID()}`,
        taskQueue: TASK_QUEUE,
        workflowExecutionTimeout: GIVE_UP,
      },
    );
    process.stdout.write(
      `${open} báo cáo đang mở, đã khởi động ${started} tiến trình, báo lại cho ${refreshed} / ${open} reports open, ${started} workflows started, ${refreshed} told where the report stands\n`,
    );
  } finally {
    await connection.close();
  }
};
