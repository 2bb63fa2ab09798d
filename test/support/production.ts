import {
  freePort,
  projectDir,
  startPostgres,
  startTemporal,
  type Child,
  type Postgres,
} from '@dondoc/cli/embedded';
import { Client, Connection } from '@temporalio/client';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Compose, dockerDir, dockerFile, imageHealthcheck, readCompose } from './compose.js';
import { type Finished, RunningSystem, until } from './running-system.js';

const run = promisify(execFile);
const PROGRAM = join(projectDir, 'apps', 'cli', 'dist', 'main.js');
const URL_SECRETS = ['database_owner_url', 'database_url', 'database_feed_url'];

export type ServiceName = 'migrate' | 'worker' | 'api' | 'backup';

/**
 * What docker/compose.yaml describes, as plain processes: its secrets, its roles and databases, and of each
 * service the command, the environment and the health check as they stand there. Only addresses differ, and
 * Temporal is its dev server.
 */
export class Production {
  private constructor(
    private readonly home: string,
    private readonly compose: Compose,
    private readonly postgres: Postgres,
    private readonly temporal: Child,
    private readonly addresses: Readonly<Record<string, string>>,
    readonly apiUrl: string,
  ) {}

  static async prepare(): Promise<Production> {
    const home = await mkdtemp(join(tmpdir(), 'dondoc-production-'));
    const secrets = join(home, 'secrets');
    await run('sh', [join(dockerDir, 'make-secrets.sh'), secrets]);
    // PostgreSQL and its secrets are under an account of its own when the specs run as root; Compose mounts them.
    for (const folder of [home, secrets]) await chmod(folder, 0o755);
    const postgres = await startPostgres({
      dataDir: join(home, 'pg'),
      logFile: join(home, 'logs', 'postgres.log'),
      password: (await readFile(join(secrets, 'postgres_password'), 'utf8')).trim(),
      profile: 'fast',
    });
    await makeRoles(postgres.url(), secrets);
    for (const name of URL_SECRETS) {
      const file = join(secrets, name);
      const url = (await readFile(file, 'utf8')).replace('@postgres:5432/', `@127.0.0.1:${postgres.port}/`);
      await rm(file);
      await writeFile(file, url);
    }
    const temporal = await startTemporal({
      home,
      port: await freePort(),
      uiPort: await freePort(),
      progress: (message) => process.stderr.write(`${message}\n`),
    });
    const port = await freePort();
    const addresses = {
      '0.0.0.0:9464': `127.0.0.1:${await freePort()}`,
      '127.0.0.1:9464': '',
      'temporal:7233': temporal.address,
      '/run/secrets/': `${secrets}/`,
      '/backups': join(home, 'backups'),
    };
    addresses['127.0.0.1:9464'] = addresses['0.0.0.0:9464'];
    const apiUrl = `http://127.0.0.1:${port}`;
    return new Production(home, await readCompose(), postgres, temporal, addresses, apiUrl);
  }

  get workerMetricsUrl(): string {
    return this.here('http://127.0.0.1:9464/metrics');
  }

  /** Address of a database of this PostgreSQL in a role, by the secret that holds the role's password. */
  async url(secret: string, database = 'dondoc'): Promise<string> {
    const text = await readFile(join(this.home, 'secrets', secret), 'utf8');
    return text.trim().replace(/[^/]*$/, database);
  }

  /** As superuser, to look behind the scenes. */
  adminUrl(): string {
    return this.postgres.url('dondoc');
  }

  /** `docker compose up` of one service, with other variables than its own where they are given. */
  up(name: ServiceName, given: NodeJS.ProcessEnv = {}): RunningSystem {
    const command = (this.compose.services[name]?.command ?? ['api']).map((word) => this.here(word));
    return this.spawn(name, process.execPath, [PROGRAM, ...command], given);
  }

  /** `docker compose exec <name> dondoc …` to its end. */
  exec(name: ServiceName, ...args: string[]): Promise<Finished> {
    return this.spawn(name, process.execPath, [PROGRAM, ...args.map((word) => this.here(word))]).exit;
  }

  /** What the service's health check says, once. */
  async isHealthy(name: 'worker' | 'api'): Promise<boolean> {
    const own = this.compose.services[name]?.healthcheck?.test;
    const [, program, ...args] = own ?? ['CMD', ...(await imageHealthcheck())];
    if (program !== 'node') throw new Error(`health check of ${name}: ${String(program)}`);
    return (
      (
        await this.spawn(
          name,
          process.execPath,
          args.map((arg) => this.here(arg)),
        ).exit
      ).code === 0
    );
  }

  /** Resolves when the service is healthy; rejects with what it said when it ended before. */
  async healthy(name: 'worker' | 'api', service: RunningSystem): Promise<void> {
    await until(async () => {
      if (service.ended) throw new Error(`${name} ended:\n${service.output}`);
      return (await this.isHealthy(name)) || undefined;
    });
  }

  /** Resolves when the workflow runs in Temporal. */
  async workflowRuns(workflowId: string): Promise<true> {
    const connection = await Connection.connect({ address: this.here('temporal:7233') });
    try {
      return await until(async () => {
        const query = `WorkflowId = '${workflowId}' AND ExecutionStatus = 'Running'`;
        return (await new Client({ connection }).workflow.count(query)).count > 0 || undefined;
      });
    } finally {
      await connection.close();
    }
  }

  async stop(): Promise<void> {
    await this.temporal.stop();
    await this.postgres.stop();
    await rm(this.home, { recursive: true, force: true });
  }

  /** Compose's name of a place, said for this machine. */
  private here(text: string): string {
    return Object.entries(this.addresses).reduce((said, [there, here]) => said.replaceAll(there, here), text);
  }

  /** With the environment of the service and nothing of ours. */
  private spawn(
    name: ServiceName,
    program: string,
    args: readonly string[],
    given: NodeJS.ProcessEnv = {},
  ): RunningSystem {
    const own = Object.entries(this.compose.services[name]?.environment ?? {});
    const image = { NODE_ENV: 'production', NODE_OPTIONS: '--enable-source-maps', HOST: '127.0.0.1' };
    const env = {
      ...image,
      PATH: dirname(process.execPath),
      PORT: new URL(this.apiUrl).port,
      ...Object.fromEntries(own.map(([variable, value]) => [variable, this.here(value)])),
      ...given,
    };
    // A folder where nothing of the project is found by chance.
    return new RunningSystem(spawn(program, args, { cwd: this.home, env }));
  }
}

/** docker/postgres/roles.sql, statement by statement as psql sends it: no database is made in a transaction. */
const makeRoles = async (adminUrl: string, secrets: string): Promise<void> => {
  const statements = (await dockerFile('postgres/roles.sql')).split(/;\n(?=\n|CREATE|REVOKE|GRANT)/);
  const admin = new pg.Client({ connectionString: adminUrl, options: `-c dondoc.secrets=${secrets}` });
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
};
