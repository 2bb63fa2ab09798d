import { execFile } from 'node:child_process';
import { chown, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Child, startChild, stopLeftOver } from './child.js';
import { freePort } from './ports.js';
import { type Account, accountFor, prepareDataDir } from './postgres-account.js';
import { postgresPrograms } from './postgres-programs.js';
import { lastLinesOf } from './run-log.js';
import { StartFailure, textOf } from './start-failure.js';

const run = promisify(execFile);

export interface PostgresOptions {
  readonly dataDir: string;
  readonly logFile: string;
  readonly password: string;
  /** A free one by default: nothing but our own parts connects. */
  readonly port?: number;
  /** `fast` gives up durability for speed, and is for tests only. */
  readonly profile: 'durable' | 'fast';
}

export interface Postgres extends Child {
  readonly port: number;
  /** Connection URL of a role and database; of the superuser `postgres` by default. */
  url(database?: string, role?: string, password?: string): string;
}

const SETTINGS = {
  durable: ['max_connections=100'],
  fast: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
};

/** Written after initdb has finished: a folder without it is a half-done first start and is made again. */
const FINISHED = 'dondoc-initialised';

const corrupt = (dataDir: string, logFile: string, cause: string): StartFailure =>
  new StartFailure(
    `PostgreSQL không mở được dữ liệu trong ${dataDir}: ${cause}. Xem ${logFile}. Hãy khôi phục thư mục này từ bản sao lưu, hoặc dời nó đi nơi khác rồi chạy lại để bắt đầu từ đầu (dữ liệu cũ sẽ không còn được dùng).`,
    `PostgreSQL cannot open the data in ${dataDir}: ${cause}. See ${logFile}. Restore that folder from a backup, or move it away and start again from nothing (the old data will no longer be used).`,
  );

const initialise = async (
  initdb: string,
  dataDir: string,
  password: string,
  account: Account | undefined,
): Promise<void> => {
  for (const entry of await readdir(dataDir))
    await rm(join(dataDir, entry), { recursive: true, force: true });
  // Beside the folder, where the database's account gets to; one that a killed start left is overwritten, then removed.
  const passwordFile = `${dataDir}.password`;
  try {
    await rm(passwordFile, { force: true });
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (account) await chown(passwordFile, account.uid, account.gid);
    await run(
      initdb,
      // The built-in locale sorts the same on every system and needs none installed.
      [
        `--pgdata=${dataDir}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--no-locale',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { cwd: '/', ...(account ?? {}) },
    );
    await writeFile(join(dataDir, FINISHED), '');
  } finally {
    await rm(passwordFile, { force: true });
  }
};

const ready = async (
  url: string,
  child: Child,
  secretsFile: string,
  failed: (cause: string) => Promise<never>,
): Promise<void> => {
  let gone = false;
  void child.exited.then(() => (gone = true));
  // A crashed database replays its log first, which may take minutes: only its own end is a failure.
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (gone) return failed(textOf(error));
      if ((error as { code?: string }).code === '28P01') {
        await child.stop('SIGINT');
        throw new StartFailure(
          `Mật khẩu trong ${secretsFile} không phải của cơ sở dữ liệu này. Hãy đặt lại tệp secrets.json đi cùng thư mục dữ liệu.`,
          `The password in ${secretsFile} is not the one of this database. Put back the secrets.json that belongs to the data folder.`,
        );
      }
      await delay(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
};

const lastFatalLine = async (logFile: string): Promise<string | undefined> => {
  const lines = await lastLinesOf(logFile, 20);
  return lines.findLast((line) => /FATAL|PANIC|postgres:/.test(line));
};

/** A cluster can be opened by its own major version only, and no dump and restore is done behind anybody's back. */
const assertSameMajor = async (dataDir: string, bundled: string): Promise<void> => {
  const made = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const [major] = bundled.split('.');
  if (made === '' || made === major) return;
  throw new StartFailure(
    `Dữ liệu trong ${dataDir} do PostgreSQL ${made} tạo, còn bản đi kèm là PostgreSQL ${bundled}. Hãy chạy phiên bản Đôn Đốc đi cùng PostgreSQL ${made}, hoặc chuyển dữ liệu sang (pg_dump bằng bản ${made}, rồi nạp vào bản ${major}).`,
    `The data in ${dataDir} was made by PostgreSQL ${made}; the bundled one is PostgreSQL ${bundled}. Run the version of Đôn Đốc that came with PostgreSQL ${made}, or move the data (pg_dump with ${made}, restore into ${major}).`,
  );
};

/**
 * Starts the bundled PostgreSQL on the loopback interface and resolves when it answers. Makes the data
 * folder on first use; takes over from a server that an earlier run left behind.
 * Throws StartFailure with a sentence that says what to do.
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const account = await accountFor(options.dataDir);
  const dataDir = await prepareDataDir(options.dataDir, account);
  const programs = await postgresPrograms(account);

  const pidFile = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const leftOver = Number.parseInt(pidFile, 10);
  if (Number.isInteger(leftOver)) await stopLeftOver(leftOver, dataDir, 'SIGINT');

  const entries = await readdir(dataDir);
  if (entries.includes(FINISHED)) await assertSameMajor(dataDir, programs.version);
  else {
    // The catalogues are there but our mark is not: somebody else's cluster, or a damaged one. Never wipe it.
    if (entries.includes('postmaster.opts'))
      throw corrupt(dataDir, options.logFile, `${FINISHED} is missing`);
    await initialise(programs.initdb, dataDir, options.password, account).catch((error: unknown) => {
      throw new StartFailure(
        `Không tạo được cơ sở dữ liệu trong ${dataDir}: ${textOf(error)}`,
        `The database in ${dataDir} could not be made. Is the disk full, or the folder read-only?`,
        { cause: error },
      );
    });
  }

  const port = options.port ?? (await freePort());
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...SETTINGS[options.profile],
  ].flatMap((setting) => ['-c', setting]);
  const child = startChild({
    command: programs.postgres,
    args: ['-D', dataDir, ...settings],
    logFile: options.logFile,
    account,
  });
  const url = (database = 'postgres', role = 'postgres', password = options.password): string =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  await ready(url(), child, join(dirname(options.dataDir), 'secrets.json'), async (cause) => {
    throw corrupt(dataDir, options.logFile, (await lastFatalLine(options.logFile)) ?? cause);
  });
  // SIGINT is PostgreSQL's fast shutdown: open sessions are ended, nothing is lost.
  return {
    ...child,
    port,
    url,
    stop: (signal = 'SIGINT', patience = 30_000) => child.stop(signal, patience),
  };
};
