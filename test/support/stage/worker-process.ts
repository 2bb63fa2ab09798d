import { createApplication } from '@dondoc/application';
import { withFolders } from '@dondoc/cli/embedded';
import { serve } from '@dondoc/cli/start';
import { installRuntime, startWorker, workerConfigFrom } from '@dondoc/worker';
import { released } from '../../upgrade/released.js';
import { lagFrom, shiftedClock, WORKFLOWS_OF } from './shifted-clock.js';

const note = (level: string, message: string, details?: unknown): void => {
  process.stderr.write(`${new Date().toISOString()} ${level} ${message} ${JSON.stringify(details ?? {})}\n`);
};

/** The product's worker under a shifted clock: its workflows' timers fire at the instants of the machine. */
await serve(async () => {
  const lagMs = lagFrom(process.env);
  const { databaseUrl, metricsAddress, worker: config } = workerConfigFrom(withFolders());
  installRuntime({ log: note, metricsAddress });
  const application = await createApplication({ appUrl: databaseUrl, clock: shiftedClock(lagMs) });
  // Beside a worker of today, one with the workflows of a release before it.
  const release = process.env[WORKFLOWS_OF];
  const worker = await startWorker({
    application,
    ...config,
    temporalAheadMs: lagMs,
    ...(release === undefined ? {} : { bundle: released(release) }),
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
