import { setTimeout as delay } from 'node:timers/promises';
import {
  RECONCILE_SCHEDULE_ID,
  RECONCILE_WORKFLOW_ID,
  searchAttributes,
  TASK_QUEUE,
} from '@dondoc/contracts';
import { reconcileWorkflow } from '@dondoc/workflows';
import {
  isGrpcServiceError,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  ServiceError,
} from '@temporalio/client';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import type { Temporal } from './temporal.js';

/** What is needed of a connection, whosever it is. */
export type Server = Pick<Temporal, 'connection' | 'namespace' | 'client'>;

const INVALID_ARGUMENT = 3;
const ALREADY_EXISTS = 6;
const UNIMPLEMENTED = 12;
const LOOK_AGAIN_MS = 200;
const GIVE_UP_MS = 60_000;

/** Everything a server must know before a workflow can start there; what is there already is left. */
export async function prepareServer(server: Server): Promise<void> {
  await registerSearchAttributes(server);
  await scheduleReconcile(server);
}

/** Registers what is missing and waits until the server takes it: until then every task that uses it fails. */
export async function registerSearchAttributes({ connection, namespace }: Server): Promise<void> {
  const { operatorService } = connection;
  const wanted = Object.values(searchAttributes);
  const registered = async (): Promise<ReadonlySet<string> | undefined> => {
    try {
      const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
      return new Set(Object.keys(customAttributes ?? {}));
    } catch (error) {
      if (codeOf(error) === UNIMPLEMENTED) return undefined;
      throw error;
    }
  };

  const known = await registered();
  const absent = wanted.filter(({ name }) => !known?.has(name));
  if (absent.length > 0) {
    const types: Record<string, number> = {};
    for (const { name, type } of absent) types[name] = encodeSearchAttributeIndexedValueType(type) ?? 0;
    await operatorService
      .addSearchAttributes({ namespace, searchAttributes: types })
      .catch(unless(ALREADY_EXISTS));
  }
  // The time-skipping server lists and counts nothing; what it has registered it takes at once.
  if (known === undefined) return;
  const giveUpAt = performance.now() + GIVE_UP_MS;
  while (!(await canBeSearched())) {
    if (performance.now() > giveUpAt) throw new Error('Temporal does not take the search attributes');
    await delay(LOOK_AGAIN_MS);
  }

  async function canBeSearched(): Promise<boolean> {
    const now = await registered();
    if (wanted.some(({ name }) => !now?.has(name))) return false;
    const query = wanted.map(({ name }) => `${name} is null`).join(' or ');
    try {
      await connection.workflowService.countWorkflowExecutions({ namespace, query });
      return true;
    } catch (error) {
      if (codeOf(error) === INVALID_ARGUMENT) return false;
      throw error;
    }
  }
}

/** Every hour. The time-skipping server has no Schedules: there, false. */
export async function scheduleReconcile({ client }: Server): Promise<boolean> {
  try {
    await client.schedule.create({
      scheduleId: RECONCILE_SCHEDULE_ID,
      spec: { intervals: [{ every: '1 hour' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 hour' },
      action: {
        type: 'startWorkflow',
        workflowType: reconcileWorkflow,
        workflowId: RECONCILE_WORKFLOW_ID,
        taskQueue: TASK_QUEUE,
        staticSummary: 'So báo cáo còn mở với tiến trình đang chạy',
      },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return true;
    if (codeOf(error) === UNIMPLEMENTED) return false;
    throw error;
  }
}

const codeOf = (error: unknown): number | undefined => {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : undefined;
};

const unless = (code: number) => (error: unknown) => {
  if (codeOf(error) !== code) throw error;
};
