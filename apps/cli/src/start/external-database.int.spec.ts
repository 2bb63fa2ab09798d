import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { applicationOn } from '../database-access.js';
import { freePort, type Postgres, StartFailure, startPostgres } from '../embedded/index.js';
import { assertTemporalAnswers } from '../temporal-access.js';
import { migrateExternal } from './database.js';

// Temporal's client gives up on a server that is not there after ten seconds.
jest.setTimeout(60_000);

/** A cluster of its own: passwords belong to roles, and roles to the cluster that other specs use. */
describe('servers of one’s own', () => {
  let folder: string;
  let postgres: Postgres;
  let owner: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-external-'));
    await chmod(folder, 0o755);
    const [dataDir, logFile] = [join(folder, 'pg'), join(folder, 'postgres.log')];
    postgres = await startPostgres({ dataDir, logFile, password: 'admin-secret', profile: 'fast' });
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query(`CREATE ROLE boss LOGIN CREATEROLE PASSWORD 'boss-secret'`);
    await admin.query('CREATE DATABASE office OWNER boss');
    await admin.end();
    owner = postgres.url('office', 'boss', 'boss-secret');
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const app = (password: string) => postgres.url('office', 'dondoc_app', password);
  const agencies = async (url: string) => {
    const application = await applicationOn(url);
    try {
      return await application.processes.agencies();
    } finally {
      await application.close();
    }
  };
  const refused = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(StartFailure);
    return (error as StartFailure).message;
  };

  it('get the passwords of their roles from the addresses, once the roles are made', async () => {
    const feed = postgres.url('office', 'dondoc_feed', 'feed-secret');
    const env = { DATABASE_URL: app('p%ss:word@1'), DATABASE_FEED_URL: feed };
    expect((await migrateExternal(env, owner)).length).toBeGreaterThan(0);
    expect(await agencies(env.DATABASE_URL)).toEqual([]);
    const client = new pg.Client({ connectionString: feed });
    await client.connect();
    await client.end();
    expect(await migrateExternal(env, owner)).toEqual([]);
  });

  it('say which password is missing or wrong, and what to do', async () => {
    const without = `postgres://dondoc_app@127.0.0.1:${postgres.port}/office`;
    expect(await refused(agencies(without))).toMatch(/mật khẩu trong DATABASE_URL[^]*role "dondoc_app"/);
    expect(await refused(agencies(app('wrong-secret')))).toContain('in DATABASE_URL is missing or wrong');
    expect(await refused(migrateExternal({ DATABASE_URL: without }, owner))).toContain('DATABASE_URL');
    const stranger = postgres.url('office', 'boss', 'wrong');
    expect(await refused(migrateExternal({}, stranger))).toContain('mật khẩu trong DATABASE_OWNER_URL');
  });

  it('are refused as a superuser or an owner, in both languages', async () => {
    expect(await refused(agencies(postgres.url('office')))).toMatch(
      /ROLE_IS_SUPERUSER[^]*superuser.*dondoc_app/,
    );
    expect(await refused(agencies(owner))).toMatch(/ROLE_OWNS_TABLES\): [^]*chủ sở hữu các bảng/);
  });

  it('say so when nobody is there, or there is no such database', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    expect(await refused(agencies(`postgres://dondoc_app:x@${nowhere}/office`))).toContain(
      `No PostgreSQL answers at ${nowhere} (DATABASE_URL)`,
    );
    expect(await refused(migrateExternal({}, postgres.url('none', 'boss', 'boss-secret')))).toContain(
      'There is no database "none"',
    );
    expect(await refused(assertTemporalAnswers({}, nowhere))).toContain(`No Temporal answers at ${nowhere}`);
  });

  it.each(['mysql://a:secret@b/c', 'localhost:5432', '/var/run/secret'])(
    'are no %s, and the address is not repeated',
    async (url) => {
      const said = await refused(migrateExternal({ DATABASE_URL: url }, owner));
      expect(said).toMatch(/DATABASE_URL không phải là địa chỉ PostgreSQL[^]*is no address of PostgreSQL/);
      expect(said).not.toContain(url);
    },
  );
});
