import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import type { WorkerOptions } from './worker-options.js';

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_FEED_URL: z.string().min(1),
  DONDOC_SIGNALS_PER_SECOND: z.coerce.number().positive().default(50),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export interface WorkerConfig {
  readonly databaseUrl: string;
  readonly logLevel: string;
  readonly worker: Pick<WorkerOptions, 'feedUrl' | 'signalsPerSecond'> &
    Required<Pick<WorkerOptions, 'temporal'>>;
}

/** Configuration of a worker process; throws with the names of the variables that are wrong. */
export function workerConfigFrom(env: NodeJS.ProcessEnv): WorkerConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`Environment: ${names.join('; ')}`);
  }
  const { DATABASE_URL, DATABASE_FEED_URL, DONDOC_SIGNALS_PER_SECOND, LOG_LEVEL } = parsed.data;
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    databaseUrl: DATABASE_URL,
    logLevel: LOG_LEVEL,
    worker: {
      feedUrl: DATABASE_FEED_URL,
      signalsPerSecond: DONDOC_SIGNALS_PER_SECOND,
      // TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_*, TEMPORAL_API_KEY, as everywhere with Temporal.
      temporal: loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(given) }),
    },
  };
}
