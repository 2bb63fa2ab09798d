import { configFrom, createApi } from '@dondoc/api';
import { type Application, createApplication, systemClock } from '@dondoc/application';
import { installRuntime, startWorker, workerConfigFrom } from '@dondoc/worker';
import { databaseFailure } from '../database-failure.js';
import { withFolders } from '../embedded/home.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';
import { assertTemporalAnswers } from '../temporal-access.js';
import { serve } from './service.js';

const applicationFor = (appUrl: string): Promise<Application> =>
  createApplication({ appUrl, clock: systemClock }).catch((error: unknown) => {
    throw databaseFailure(error, { variable: 'DATABASE_URL', url: appUrl });
  });

const addressTaken = (address: string, variable: string, error: unknown): StartFailure =>
  new StartFailure(
    `Không mở được ${address} (${variable}): ${textOf(error)}. Hãy dừng chương trình đang dùng cổng đó, hoặc đổi ${variable}.`,
    `${address} (${variable}) cannot be listened on: ${textOf(error)}. Stop what uses it, or change ${variable}.`,
    { cause: error },
  );

/** The API as a process of its own, configured by the environment. */
export const serveApi = (): Promise<void> =>
  serve(async () => {
    const { databaseUrl, port, host, api: config } = configFrom(withFolders());
    const application = await applicationFor(databaseUrl);
    const app = await createApi({ application, config });
    await app.listen(port, host).catch((error: unknown) => {
      throw addressTaken(`${host}:${port}`, 'PORT', error);
    });
    return {
      ended: new Promise<never>(() => undefined),
      stop: async () => {
        await app.close();
        await application.close();
      },
    };
  });

/** What goes to the worker's log: one line each. */
const note = (level: string, message: string, details?: unknown): void => {
  process.stderr.write(`${new Date().toISOString()} ${level} ${message} ${JSON.stringify(details ?? {})}\n`);
};

/** The Temporal worker with the feed's followers, as a process of its own. */
export const serveWorker = (): Promise<void> =>
  serve(async () => {
    const { databaseUrl, metricsAddress, worker: config } = workerConfigFrom(withFolders());
    try {
      installRuntime({ log: note, metricsAddress });
    } catch (error) {
      throw addressTaken(metricsAddress ?? '', 'DONDOC_WORKER_METRICS_ADDRESS', error);
    }
    const application = await applicationFor(databaseUrl);
    await assertTemporalAnswers(process.env, process.env['TEMPORAL_ADDRESS'] || 'localhost:7233');
    const worker = await startWorker({
      application,
      ...config,
      onError: (what, error) => {
        note('WARN', `${what}: will be tried again`, String(error));
      },
    });
    return {
      ended: worker.ended,
      stop: async () => {
        await worker.stop();
        await application.close();
      },
    };
  });
