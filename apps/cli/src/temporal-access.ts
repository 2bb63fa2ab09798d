import { temporalConfigFrom } from '@dondoc/worker';
import { Connection } from '@temporalio/client';
import { StartFailure, textOf } from './embedded/start-failure.js';

export interface TemporalAccess {
  readonly connection: Connection;
  readonly namespace: string;
}

/** Connected as the environment says (TEMPORAL_NAMESPACE, TEMPORAL_TLS_* …); throws StartFailure when nobody answers. */
export const connectTemporal = async (env: NodeJS.ProcessEnv, address: string): Promise<TemporalAccess> => {
  const { connectionOptions, namespace = 'default' } = temporalConfigFrom({
    ...env,
    TEMPORAL_ADDRESS: address,
  });
  const connection = await Connection.connect(connectionOptions).catch((error: unknown) => {
    throw new StartFailure(
      `Không có Temporal nào trả lời ở ${address} (TEMPORAL_ADDRESS). Hãy kiểm tra địa chỉ và máy chủ đó đang chạy, hoặc bỏ TEMPORAL_ADDRESS để dùng Temporal đi kèm.`,
      `No Temporal answers at ${address} (TEMPORAL_ADDRESS; ${textOf(error)}). Check the address and that the server runs, or leave TEMPORAL_ADDRESS out to use the embedded one.`,
      { cause: error },
    );
  });
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (error) {
    await connection.close();
    throw new StartFailure(
      `Temporal ở ${address} không cho dùng namespace "${namespace}" (TEMPORAL_NAMESPACE). Hãy tạo nó: temporal operator namespace create -n ${namespace}`,
      `Temporal at ${address} does not give the namespace "${namespace}" (TEMPORAL_NAMESPACE; ${textOf(error)}). Create it: temporal operator namespace create -n ${namespace}`,
      { cause: error },
    );
  }
  return { connection, namespace };
};

/** Refuses to start on a Temporal that is not there. */
export const assertTemporalAnswers = async (env: NodeJS.ProcessEnv, address: string): Promise<void> => {
  const { connection } = await connectTemporal(env, address);
  await connection.close();
};
