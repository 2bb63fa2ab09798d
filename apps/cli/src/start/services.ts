import { configFrom, createApi } from '@dondoc/api';
import { createApplication, systemClock } from '@dondoc/application';
import { installRuntime, startWorker, workerConfigFrom } from '@dondoc/worker';
import { serve } from './service.js';

/** The API as a process of its own, configured by the environment. */
export const serveApi = (): Promise<void> =>
  serve(async () => {
    const { databaseUrl, port, host, api: config } = configFrom(process.env);
    const application = await createApplication({ appUrl: databaseUrl, clock: systemClock });
    const app = await createApi({ application, config });
    await app.listen(port, host);
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
    const { databaseUrl, metricsAddress, worker: config } = workerConfigFrom(process.env);
    installRuntime({ log: note, metricsAddress });
    const application = await createApplication({ appUrl: databaseUrl, clock: systemClock });
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
