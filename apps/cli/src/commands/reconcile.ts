import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { RECONCILE_WORKFLOW_ID, TASK_QUEUE } from '@dondoc/contracts';
import { endWorkflows, prepareServer } from '@dondoc/worker';
import { assignmentWorkflow, reconcileWorkflow, reportWorkflow } from '@dondoc/workflows';
import { Client, type Connection } from '@temporalio/client';
import { homeDir } from '../embedded/home.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';
import { tell } from '../start/console.js';
import { readRunState } from '../start/run-state.js';
import { connectTemporal } from '../temporal-access.js';

const GIVE_UP = '10 minutes';
/** A worker comes back to a Temporal that was away within seconds. */
const WAIT_FOR_WORKER_MS = 20_000;
/** What Temporal lists and counts follows what it runs by a moment. */
const WAIT_FOR_COUNT_MS = 5_000;
const LOOK_AGAIN_MS = 500;

const addressOf = async (): Promise<string> => {
  const address = process.env['TEMPORAL_ADDRESS'] || (await readRunState(homeDir()))?.temporalAddress;
  if (address === undefined)
    throw new StartFailure(
      'Hệ thống chưa chạy. Hãy chạy npm start (khi khởi động nó tự đối chiếu), hoặc đặt TEMPORAL_ADDRESS.',
      'Nothing is running. Run npm start (it reconciles as it starts), or set TEMPORAL_ADDRESS.',
    );
  return address;
};

/** Asks until it is so; false when it has not become so in time. */
const becomes = async (isSo: () => Promise<boolean>, patience: number): Promise<boolean> => {
  const giveUpAt = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) return false;
    await delay(LOOK_AGAIN_MS);
  }
  return true;
};

const hasWorker = async (connection: Connection, namespace: string): Promise<boolean> => {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: TASK_QUEUE },
    taskQueueType: 1,
  });
  return (pollers ?? []).length > 0;
};

const RUNNING = `ExecutionStatus = 'Running' and WorkflowType in ('${assignmentWorkflow.name}', '${reportWorkflow.name}')`;

const REASON = 'replaced: dondoc reconcile --replace';

const reconcileOn = async (
  connection: Connection,
  namespace: string,
  address: string,
  replace: boolean,
): Promise<void> => {
  const client = new Client({ connection, namespace });
  // On a server that is new, or was emptied, nothing could be started without.
  await prepareServer({ connection, client, namespace });
  if (!(await becomes(() => hasWorker(connection, namespace), WAIT_FOR_WORKER_MS)))
    throw new StartFailure(
      `Không có tiến trình worker nào đang làm việc với Temporal ở ${address}. Hãy chạy npm start với TEMPORAL_ADDRESS=${address}: khi khởi động nó tự đối chiếu.`,
      `No worker works with Temporal at ${address}. Run npm start with TEMPORAL_ADDRESS=${address}: it reconciles as it starts.`,
    );
  if (replace) {
    const ended = await endWorkflows({ client }, REASON);
    tell(
      `Đã kết thúc ${ended} tiến trình để khởi động lại từ nhật ký / ended ${ended} workflows, to be started anew from the record`,
    );
  }
  const { open, started, refreshed } = await client.workflow.execute(reconcileWorkflow, {
    workflowId: `${RECONCILE_WORKFLOW_ID}-${randomUUID()}`,
    taskQueue: TASK_QUEUE,
    workflowExecutionTimeout: GIVE_UP,
  });
  let running = 0;
  await becomes(async () => {
    running = (await client.workflow.count(RUNNING)).count;
    return running >= started && (running > 0 || open === 0);
  }, WAIT_FOR_COUNT_MS);
  process.stdout.write(
    `${open} báo cáo đang mở, đã khởi động ${started} tiến trình, báo lại cho ${refreshed}; Temporal đang chạy ${running} tiến trình / ${open} reports open, ${started} workflows started, ${refreshed} told where the report stands; ${running} workflows run in Temporal\n`,
  );
};

/**
 * Sets the server up if it is new, and asks the running worker to start what is missing, as it does every hour by
 * itself; with `replace` everything, after what runs was ended.
 */
export const reconcileCommand = async (options: { replace?: boolean } = {}): Promise<void> => {
  const address = await addressOf();
  const { connection, namespace } = await connectTemporal(process.env, address);
  try {
    await reconcileOn(connection, namespace, address, options.replace ?? false);
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(
      `Không đối chiếu được với Temporal ở ${address} (namespace ${namespace}): ${textOf(error)}. Hãy kiểm tra namespace có tồn tại và worker đang chạy, rồi chạy lại lệnh này.`,
      `Reconciling with Temporal at ${address} (namespace ${namespace}) failed: ${textOf(error)}. Check that the namespace exists and the worker runs, and run this command again.`,
      { cause: error },
    );
  } finally {
    await connection.close();
  }
};
