import { unusable, withSecretFiles } from '@dondoc/application';
import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import type { WorkerOptions } from './worker-options.js';

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_FEED_URL: z.string().min(1),
  DONDOC_SIGNALS_PER_SECOND: z.coerce.number().positive().default(50),
  DONDOC_JOB_FILES: z.string().min(1),
  DONDOC_WORKER_METRICS_ADDRESS: z
    .string()
    .regex(/^(\[[0-9a-f:]+\]|[0-9.]+):\d{1,5}$/i, 'not <ip>:<port>')
    .optional(),
});

export interface WorkerConfig {
  readonly databaseUrl: string;
  /** Where Prometheus may read the Temporal SDK's metrics; undefined measures nothing. */
  readonly metricsAddress: string | undefined;
  readonly worker: Pick<WorkerOptions, 'feedUrl' | 'signalsPerSecond'> &
    Required<Pick<WorkerOptions, 'temporal' | 'jobFilesFolder'>>;
}

/** Configuration of a worker process, its secrets from files too; throws with the names of the variables that are wrong. */
export function workerConfigFrom(given: NodeJS.ProcessEnv): WorkerConfig {
  const env = withSecretFiles(given);
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw unusable(parsed.error.issues, env);
  const { DATABASE_URL, DATABASE_FEED_URL, DONDOC_SIGNALS_PER_SECOND } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    metricsAddress: parsed.data.DONDOC_WORKER_METRICS_ADDRESS,
    worker: {
      feedUrl: DATABASE_FEED_URL,
      jobFilesFolder: parsed.data.DONDOC_JOB_FILES,
      signalsPerSecond: DONDOC_SIGNALS_PER_SECOND,
      temporal: temporalConfigFrom(env),
    },
  };
}

/** TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_*, TEMPORAL_API_KEY, as everywhere with Temporal. */
export function temporalConfigFrom(env: NodeJS.ProcessEnv): ClientConnectConfig {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(set) });
}
