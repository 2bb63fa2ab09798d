import { startPostgres } from '@dondoc/cli/embedded';
import * as eventStore from '@dondoc/event-store';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  readonly name: string;
  /** Superuser: to look behind the scenes, never for the code under test. */
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly feedUrl: string;
  drop(): Promise<void>;
}

interface Cluster {
  readonly port: number;
}

const TEMPLATE = 'dondoc_template';
const PASSWORD = 'test';
const ROLES = { owner: 'dondoc_owner', app: 'dondoc_app', feed: 'dondoc_feed' } as const;

const urlOf = (cluster: Cluster, role: string, database: string): string =>
  `postgres://${role}:${PASSWORD}@127.0.0.1:${cluster.port}/${database}`;

const asAdmin = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Under a lock of the cluster: several workers may ask at once. Built apart and renamed, so it is whole or absent. */
const ensureTemplate = (running: Cluster): Promise<void> =>
  asAdmin(urlOf(running, 'postgres', 'postgres'), async (client) => {
    await client.query('SELECT pg_advisory_lock(7501)');
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount !== 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}_unfinished WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${TEMPLATE}_unfinished OWNER ${ROLES.owner}`);
    await eventStore.migrate(urlOf(running, ROLES.owner, `${TEMPLATE}_unfinished`));
    for (const role of [ROLES.app, ROLES.feed])
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${PASSWORD}'`);
    await client.query(`ALTER DATABASE ${TEMPLATE}_unfinished RENAME TO ${TEMPLATE}`);
  });

const start = async (runDir: string): Promise<Cluster> => {
  // PostgreSQL runs under an account of its own when the tests run as root.
  await chmod(runDir, 0o755);
  const postgres = await startPostgres({
    dataDir: join(runDir, 'pg'),
    logFile: join(runDir, 'postgres.log'),
    password: PASSWORD,
    profile: 'fast',
  });
  await asAdmin(postgres.url(), (client) =>
    client.query(`CREATE ROLE ${ROLES.owner} LOGIN CREATEROLE PASSWORD '${PASSWORD}'`),
  );
  return { port: postgres.port };
};

/**
 * One PostgreSQL for the whole jest run: the first worker that asks makes the folder `claim` and starts it,
 * the others wait for the file it writes. It outlives its worker and is stopped by the global teardown.
 */
const cluster = async (): Promise<Cluster> => {
  const runDir = process.env['DONDOC_TEST_RUN'];
  if (runDir === undefined) throw new Error('DONDOC_TEST_RUN is not set: run the specs by jest.config.mjs');
  const answer = join(runDir, 'postgres.json');
  const claimed = await mkdir(join(runDir, 'claim')).then(
    () => true,
    () => false,
  );
  if (claimed) {
    const result = await start(runDir).catch((error: unknown) => ({ failure: String(error) }));
    await writeFile(`${answer}.new`, JSON.stringify(result));
    await rename(`${answer}.new`, answer);
  }
  for (;;) {
    const text = await readFile(answer, 'utf8').catch(() => undefined);
    if (text === undefined) {
      await delay(50);
      continue;
    }
    const result = JSON.parse(text) as Cluster | { failure: string };
    if ('failure' in result) throw new Error(result.failure);
    return result;
  }
};

const create = async (template: string): Promise<TestDatabase> => {
  const running = await cluster();
  // An empty database needs it too: it is with the template that the roles get their passwords.
  await ensureTemplate(running);
  const adminUrl = urlOf(running, 'postgres', 'postgres');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ROLES.owner}`),
  );
  return {
    name,
    adminUrl: urlOf(running, 'postgres', name),
    ownerUrl: urlOf(running, ROLES.owner, name),
    appUrl: urlOf(running, ROLES.app, name),
    feedUrl: urlOf(running, ROLES.feed, name),
    drop: async () => {
      await asAdmin(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
};

/** A migrated database of the caller's own. Call `drop()` in afterAll, after closing its connections. */
export const freshDatabase = (): Promise<TestDatabase> => create(TEMPLATE);

/** A database without any migration, for the specs of the migrations themselves. */
export const emptyDatabase = (): Promise<TestDatabase> => create('template0');
