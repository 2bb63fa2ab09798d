import { createApplication, systemClock } from '@dondoc/application';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { startWorker } from './start-worker.js';
import { workerConfigFrom } from './worker-config.js';

const { databaseUrl, logLevel, worker: config } = workerConfigFrom(process.env);
const log = pino({ level: logLevel });
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
    log[level === 'ERROR' ? 'error' : 'warn'](meta ?? {}, message),
  ),
  // Signals are ours: what runs is stopped in order, the database last.
  shutdownSignals: [],
});

const application = await createApplication({ appUrl: databaseUrl, clock: systemClock });
const worker = await startWorker({
  application,
  ...config,
  onError: (what, error) => log.warn({ err: error }, `${what}: will be tried again`),
});
log.info('worker started');

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await application.close();
  log.info('worker stopped');
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

await worker.ended.catch(async (error: unknown) => {
  log.fatal({ err: error }, 'worker failed');
  process.exitCode = 1;
  await stop();
});
