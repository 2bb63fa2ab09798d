import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Postgres, type PostgresOptions, startPostgres } from './postgres.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let options: PostgresOptions;
  const running: Postgres[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-pg-'));
    await chmod(folder, 0o755);
    options = {
      dataDir: join(folder, 'pg'),
      logFile: join(folder, 'postgres.log'),
      password: 'a password',
      profile: 'fast',
    };
  });
  afterEach(async () => {
    for (const postgres of running.splice(0)) await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (overrides: Partial<PostgresOptions> = {}): Promise<Postgres> => {
    const postgres = await startPostgres({ ...options, ...overrides });
    running.push(postgres);
    return postgres;
  };
  const query = async (postgres: Postgres, text: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: postgres.url() });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };

  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await expect(query(await start(), 'SELECT answer FROM kept')).resolves.toEqual([{ answer: 42 }]);
  });

  it('takes over from a server that a crashed run left behind', async () => {
    const orphan = await start();
    await query(orphan, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const successor = await start();
    await expect(query(successor, 'SELECT answer FROM kept')).resolves.toEqual([{ answer: 42 }]);
    await expect(orphan.exited).resolves.toMatchObject({ code: 0 });
  });

  it('makes a folder again whose first initialisation was cut off', async () => {
    await mkdir(join(options.dataDir, 'base'), { recursive: true });
    await writeFile(join(options.dataDir, 'PG_VERSION'), '18\n');
    await writeFile(`${options.dataDir}.password`, 'left by it');
    await expect(query(await start(), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
    expect(await readdir(folder)).toEqual(['pg', 'postgres.log']);
  });

  it('names both versions when the data is of another major one', async () => {
    await (await start()).stop();
    await writeFile(join(options.dataDir, 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/PostgreSQL 17; the bundled one is PostgreSQL 18/);
  });

  it('says what to do about damaged data, and deletes none of it', async () => {
    await (await start()).stop();
    const control = join(options.dataDir, 'global', 'pg_control');
    await rm(control);
    const before = await readdir(options.dataDir);
    await expect(start()).rejects.toThrow(/Hãy khôi phục thư mục này[^]*Restore that folder/);
    expect(await readdir(options.dataDir)).toEqual(before);
  });

  it('never wipes a cluster that it did not make', async () => {
    await (await start()).stop();
    await rm(join(options.dataDir, 'dondoc-initialised'));
    await expect(start()).rejects.toThrow(/Restore that folder/);
    expect(await readdir(options.dataDir)).toContain('base');
  });

  it('says so when the password belongs to other data', async () => {
    await (await start()).stop();
    await expect(start({ password: 'another' })).rejects.toThrow(join(folder, 'secrets.json'));
  });

  it('runs from a folder that only its owner may enter', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, 'pg');
    await expect(query(await start({ dataDir }), 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
    for (const postgres of running.splice(0)) await postgres.stop();
    const real = await realpath(dataDir);
    // As root the data lies where PostgreSQL's own account can reach it; anyone else has it where it is asked for.
    expect(real.startsWith('/var/lib/dondoc/')).toBe(process.getuid?.() === 0);
    await rm(real, { recursive: true });
  });
});
