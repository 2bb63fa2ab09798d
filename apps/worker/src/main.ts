import { createApplication, systemClock } from '@dondoc/application';
import { pino } from 'pino';
import { installRuntime } from './runtime.js';
import { startWorker } from './start-worker.js';
import { workerConfigFrom } from './worker-config.js';

const { databaseUrl, logLevel, metricsAddress, worker: config } = workerConfigFrom(process.env);
const log = pino({ level: logLevel });
installRuntime({
  log: (level, message, details) => log[level === 'ERROR' ? 'error' : 'warn'](details, message),
  metricsAddress,
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
