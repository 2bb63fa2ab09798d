import { signToken } from '@dondoc/api';
import { createApplication, type Application } from '@dondoc/application';
import { freePort, startPostgres, startTemporal, type Postgres } from '@dondoc/cli/embedded';
import { loadSecrets, startDatabase, type DatabaseUrls, type Secrets } from '@dondoc/cli/start';
import type { Instant } from '@dondoc/domain';
import { join } from 'node:path';
import { Part } from './part.js';
import {
  makeScratch,
  notePid,
  removeAtTheEnd,
  removeScratch,
  sweepLeftOvers,
  type PidName,
} from './scratch.js';
import { seed, type Seeded, type SeedOptions } from './seed.js';
import { startService } from './service-process.js';
import { LAG_VARIABLE, shiftedClock } from './shifted-clock.js';

export interface StageOptions {
  /** What the domain's clock shows when API and worker start; it runs on from there. */
  readonly now: Instant;
  /** Over what API and worker have anyway: LOG_LEVEL, DONDOC_SIGNALS_PER_SECOND, … */
  readonly env?: NodeJS.ProcessEnv;
  /** Of the API's process, before its program: --cpu-prof, say. */
  readonly apiNodeArgs?: readonly string[];
  /** Told what is being started. */
  readonly progress?: (what: string) => void;
}

interface Ports {
  readonly api: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly workerMetrics: number;
}

/** What a stage consists of. */
interface Begun {
  readonly home: string;
  readonly urls: DatabaseUrls & { readonly admin: string };
  readonly parts: Readonly<Record<'postgres' | 'temporal' | 'api' | 'worker' | 'secondWorker', Part>>;
  readonly application: Application;
  readonly lagMs: number;
  readonly ports: Ports;
  readonly tokenSecret: string;
}

/**
 * The whole system on a scratch folder as processes of its own, as `npm start` runs them: PostgreSQL that
 * keeps what it confirms, Temporal's dev server on a file, one API, one worker. Only their clock is shifted, so
 * that a plan's limit can be met a few seconds after the start.
 */
export class Stage {
  private constructor(
    private readonly begun: Begun,
    private readonly callOff: () => void,
  ) {}

  /** Everything running, nothing in it. Leaves nothing behind when it fails. */
  static async open(options: StageOptions): Promise<Stage> {
    const { progress = () => undefined } = options;
    if ((await sweepLeftOvers()) > 0)
      progress('đã dọn một lần chạy trước bị bỏ dở / cleaned up after a run that was cut off');
    const home = await makeScratch();
    const callOff = removeAtTheEnd(home);
    try {
      return new Stage(await begin(home, options, progress), callOff);
    } catch (error) {
      callOff();
      removeScratch(home);
      throw error;
    }
  }

  get home(): string {
    return this.begun.home;
  }

  /** `admin` is the superuser: to look behind the scenes. */
  get urls(): Begun['urls'] {
    return this.begun.urls;
  }

  get postgres(): Part {
    return this.begun.parts.postgres;
  }

  get temporal(): Part {
    return this.begun.parts.temporal;
  }

  get api(): Part {
    return this.begun.parts.api;
  }

  get worker(): Part {
    return this.begun.parts.worker;
  }

  /** Another worker beside the first; not started unless asked for. */
  get secondWorker(): Part {
    return this.begun.parts.secondWorker;
  }

  /** The application in this process, on the same database and by the same clock. */
  get application(): Application {
    return this.begun.application;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.begun.ports.api}`;
  }

  get temporalAddress(): string {
    return `127.0.0.1:${this.begun.ports.temporal}`;
  }

  /** The Temporal SDK's metrics of the worker, for Prometheus. */
  get workerMetricsUrl(): string {
    return `http://127.0.0.1:${this.begun.ports.workerMetrics}/metrics`;
  }

  /** What the domain's clock shows. */
  now(): Instant {
    return new Date(Date.now() - this.begun.lagMs).toISOString();
  }

  /** When an instant of the domain is by the machine's clock, and so by PostgreSQL's and Temporal's. */
  machine(instant: Instant): Instant {
    return new Date(Date.parse(instant) + this.begun.lagMs).toISOString();
  }

  /** An agency with a plan issued, all through the application's own commands; may be called for several. */
  seed(options: SeedOptions): Promise<Seeded> {
    return seed(this.application, options);
  }

  token(agencyId: string, personId: string): Promise<string> {
    return signToken({ secret: this.begun.tokenSecret, agencyId, personId });
  }

  /** Stops everything in order and deletes the folder. */
  async close(): Promise<void> {
    try {
      await this.application.close().catch(() => undefined);
      const { api, worker, secondWorker, temporal, postgres } = this;
      for (const part of [api, worker, secondWorker, temporal, postgres]) await part.stop();
    } finally {
      this.callOff();
      removeScratch(this.home);
    }
  }
}

const begin = async (
  home: string,
  { now, env = {}, apiNodeArgs = [] }: StageOptions,
  progress: (what: string) => void,
): Promise<Begun> => {
  const secrets = await loadSecrets(home);
  const ports: Ports = {
    api: await freePort(),
    temporal: await freePort(),
    temporalUi: await freePort(),
    workerMetrics: await freePort(),
  };
  progress('PostgreSQL');
  const database = await startDatabase(home, secrets);
  progress('Temporal');
  const postgres = await postgresPart(home, secrets, database.postgres);
  const temporal = new Part('temporal', logFileOf(home, 'temporal'), () =>
    startTemporal({ home, port: ports.temporal, uiPort: ports.temporalUi, progress }),
  );
  await temporal.start();

  // Set late, so that the slowest of the start takes nothing from a limit that is near.
  const lagMs = Date.now() - Date.parse(now);
  const serviceEnv: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'production',
    DATABASE_URL: database.urls.app,
    DATABASE_FEED_URL: database.urls.feed,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    DONDOC_TOKEN_SECRET: secrets.token,
    // One process stands for a whole office, and more.
    DONDOC_RATE_PERSON: '0',
    DONDOC_RATE_ADDRESS: '0',
    DONDOC_WORKER_METRICS_ADDRESS: `127.0.0.1:${ports.workerMetrics}`,
    HOST: '127.0.0.1',
    PORT: String(ports.api),
    [LAG_VARIABLE]: String(lagMs),
    ...env,
  };
  const api = servicePart(home, 'api', serviceEnv, apiNodeArgs);
  const worker = servicePart(home, 'worker', serviceEnv);
  const beside = { ...serviceEnv, DONDOC_WORKER_METRICS_ADDRESS: `127.0.0.1:${await freePort()}` };
  const secondWorker = servicePart(home, 'worker', beside, [], 'second-worker');
  progress('API, worker');
  await Promise.all([worker.start(), api.start()]);

  const application = await createApplication({
    appUrl: database.urls.app,
    clock: shiftedClock(lagMs),
    poolSize: 4,
  });
  const urls = { ...database.urls, admin: database.postgres.url('dondoc') };
  const parts = { postgres, temporal, api, worker, secondWorker };
  return { home, urls, parts, application, lagMs, ports, tokenSecret: secrets.token };
};

const logFileOf = (home: string, name: string): string => join(home, 'logs', `${name}.log`);

const postgresPart = async (home: string, secrets: Secrets, running: Postgres): Promise<Part> => {
  let first: Postgres | undefined = running;
  const part = new Part('postgres', logFileOf(home, 'postgres'), async () => {
    const begun = first;
    first = undefined;
    const again = {
      dataDir: join(home, 'pg'),
      logFile: logFileOf(home, 'postgres'),
      password: secrets.postgres,
      port: running.port,
    };
    return begun ?? startPostgres({ ...again, profile: 'durable' });
  });
  await part.start();
  return part;
};

const servicePart = (
  home: string,
  name: 'api' | 'worker',
  env: NodeJS.ProcessEnv,
  nodeArgs: readonly string[] = [],
  called: PidName = name,
): Part => {
  const logFile = logFileOf(home, called);
  return new Part(called, logFile, async (over) => {
    const child = await startService({ name, home, logFile, nodeArgs, env: { ...env, ...over } });
    await notePid(home, called, child.pid);
    return child;
  });
};
