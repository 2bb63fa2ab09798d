import { createApplication } from '@dondoc/application';
import { serve } from '@dondoc/cli/start';
import { installRuntime, startWorker, workerConfigFrom } from '@dondoc/worker';
import { lagFrom, shiftedClock } from './shifted-clock.js';

const note = (level: string, message: string, details?: unknown): void => {
  process.stderr.write(`${new Date().toISOString()} ${level} ${message} ${JSON.stringify(details ?? {})}\n`);
};

/** The product's worker under a shifted clock: its workflows' timers fire at the instants of the machine. */
await serve(async () => {
  const lagMs = lagFrom(process.env);
  const { databaseUrl, metricsAddress, worker: config } = workerConfigFrom(process.env);
  installRuntime({ log: note, metricsAddress });
  const application = await createApplication({ appUrl: databaseUrl, clock: shiftedClock(lagMs) });
  const worker = await startWorker({
    application,
    ...config,
    temporalAheadMs: lagMs,
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
