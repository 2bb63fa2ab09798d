import { createApplication, systemClock } from '@dondoc/application';
import { createApi } from './create-api.js';
import { configFrom } from './config.js';

/** How long requests under way may take to finish when the process is told to stop, in milliseconds. */
const PATIENCE = 30_000;

const { databaseUrl, port, host, api } = configFrom(process.env);
const application = await createApplication({ appUrl: databaseUrl, clock: systemClock });
const app = await createApi({ application, config: api });

async function stop(): Promise<void> {
  const late = setTimeout(() => process.exit(1), PATIENCE);
  await app.close();
  await application.close();
  clearTimeout(late);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

await app.listen(port, host);
