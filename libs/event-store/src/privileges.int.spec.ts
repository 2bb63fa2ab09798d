import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { appendEvents } from './append-events.js';
import { createDataSource, withAgency } from './data-source.js';
import { assertSafeRole } from './database-safety.js';
import { AGENCY, noting } from './event-store.fixture.js';
import { rows } from './sql-runner.js';

let database: TestDatabase;
let store: DataSource;
const clients: pg.Client[] = [];
const connect = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  clients.push(client);
  return client;
};
let app: pg.Client, feed: pg.Client, admin: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
  app = await connect(database.appUrl);
  feed = await connect(database.feedUrl);
  admin = await connect(database.adminUrl);
  for (const agency of [AGENCY, 'another'])
    await withAgency(store, agency, (tx) => appendEvents(tx, agency, noting('note-1', 0, `của ${agency}`)));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await store.destroy();
  await database.drop();
});

const agenciesSeen = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ agency_id: string }>(
    'SELECT agency_id FROM events ORDER BY agency_id',
  );
  return rows.map((row) => row.agency_id);
};
const DENIED = { code: '42501' };

describe('append-only', () => {
  const changes = [
    `UPDATE events SET type = 'Forged'`,
    'DELETE FROM events',
    'TRUNCATE events',
    `UPDATE commands SET answer = '{}'`,
    'DELETE FROM commands',
    'TRUNCATE commands',
    'DELETE FROM epochs',
    `INSERT INTO epochs (epoch, reason, system_identifier) VALUES (9, 'x', 1)`,
    'ALTER TABLE events DISABLE ROW LEVEL SECURITY',
    'CREATE TABLE mine (id integer)',
    `SELECT dondoc_protect('events')`,
  ];
  it.each(changes)('the application may not: %s', async (change) => {
    await expect(app.query(change)).rejects.toMatchObject(DENIED);
  });
  it.each(changes)('the feed may not: %s', async (change) => {
    await expect(feed.query(change)).rejects.toMatchObject(DENIED);
  });

  it.each(['epoch', 'transaction_id', 'position'])('nobody chooses the %s of an event', async (column) => {
    const forged = `INSERT INTO events (agency_id, stream_id, version, ${column}) OVERRIDING SYSTEM VALUE
      VALUES ('so', 's', 1, '1')`;
    await expect(app.query(forged)).rejects.toMatchObject(DENIED);
  });

  it('the feed adds no event, reads no command and sees no read model', async () => {
    await expect(feed.query(`INSERT INTO events (agency_id) VALUES ('so')`)).rejects.toMatchObject(DENIED);
    await expect(feed.query('SELECT FROM commands')).rejects.toMatchObject(DENIED);
    const { rows: found } = await admin.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'dondoc_feed'
       GROUP BY table_name ORDER BY table_name`,
    );
    expect(found.map((row) => row.table_name)).toEqual([
      'epochs',
      'events',
      'feed_checkpoints',
      'schema_migrations',
    ]);
  });

  it('the application cannot move a consumer', async () => {
    await expect(app.query('SELECT FROM feed_checkpoints')).rejects.toMatchObject(DENIED);
  });
});

describe('agencies', () => {
  it('do not exist for a connection that names none', async () => {
    expect(await agenciesSeen(app)).toEqual([]);
  });

  it('do not see one another', async () => {
    const seen = await withAgency(
      store,
      AGENCY,
      (tx) => tx.query('SELECT agency_id FROM events') as Promise<object[]>,
    );
    expect(seen).toEqual([{ agency_id: AGENCY }]);
  });

  it('are forgotten when the transaction ends, on the very connection it used', async () => {
    const one = await createDataSource(database.appUrl, { poolSize: 1 });
    try {
      const inside = await withAgency(one, AGENCY, (tx) =>
        rows(tx, 'SELECT pg_backend_pid() AS pid, agency_id FROM events'),
      );
      const [pid] = await rows<{ pid: number }>(one, 'SELECT pg_backend_pid() AS pid');
      expect(inside).toEqual([{ ...pid, agency_id: AGENCY }]);
      expect(await rows(one, 'SELECT agency_id FROM events')).toEqual([]);
    } finally {
      await one.destroy();
    }
  });

  it('cannot be written to from another', async () => {
    const foreign = withAgency(store, AGENCY, (tx) =>
      appendEvents(tx, 'another', noting('note-2', 0, 'lạc')),
    );
    await expect(foreign).rejects.toMatchObject(DENIED);
  });

  it('must be named', async () => {
    await expect(withAgency(store, '', () => Promise.resolve())).rejects.toThrow('an agency must be named');
  });

  it('bind the owner as well', async () => {
    const owner = await connect(database.ownerUrl);
    expect(await agenciesSeen(owner)).toEqual([]);
    await expect(
      owner.query(`SELECT set_config('dondoc.agency_id', 'another', false)`),
    ).resolves.toBeDefined();
    expect(await agenciesSeen(owner)).toEqual(['another']);
  });

  it('are all one to the feed', async () => {
    expect(await agenciesSeen(feed)).toEqual(['another', AGENCY]);
  });

  it('guard every table that has them, but for the list of agencies and what tells a request its agency', async () => {
    const { rows: found } = await admin.query<{ relname: string }>(
      `SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'agency_id'
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY relname`,
    );
    expect(found.map((row) => row.relname)).toEqual(['agencies', 'sessions']);
  });
});

describe('refusing to start', () => {
  const startAs = async (url: string): Promise<void> => assertSafeRole(await connect(url));
  const roleUrl = (role: string): string => database.appUrl.replace('dondoc_app', role);
  const withRole = async (attributes: string, test: (role: string) => Promise<void>): Promise<void> => {
    const role = `r_${database.name}`;
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'test' ${attributes}`);
    try {
      await test(role);
    } finally {
      await admin.query(`DROP OWNED BY ${role}`);
      await admin.query(`DROP ROLE ${role}`);
    }
  };

  it('does not concern the two roles made for it', async () => {
    await assertSafeRole(store);
    await startAs(database.feedUrl);
  });

  it('happens to a superuser', async () => {
    await expect(startAs(database.adminUrl)).rejects.toMatchObject({ code: 'ROLE_IS_SUPERUSER' });
  });

  it('happens to a superuser who hides behind SET ROLE', async () => {
    const client = await connect(database.adminUrl);
    await client.query('SET ROLE dondoc_app');
    await expect(assertSafeRole(client)).rejects.toMatchObject({ code: 'ROLE_IS_SUPERUSER' });
  });

  it('happens to the owner', async () => {
    await expect(startAs(database.ownerUrl)).rejects.toMatchObject({ code: 'ROLE_OWNS_TABLES' });
  });

  it('happens to a role that bypasses row-level security', () =>
    withRole('BYPASSRLS', async (role) => {
      await expect(startAs(roleUrl(role))).rejects.toMatchObject({ code: 'ROLE_BYPASSES_RLS' });
    }));

  it('happens to a member of the owner', () =>
    withRole('IN ROLE dondoc_owner', async (role) => {
      await expect(startAs(roleUrl(role))).rejects.toMatchObject({ code: 'ROLE_OWNS_TABLES' });
    }));

  it.each(['UPDATE', 'DELETE', 'TRUNCATE', 'UPDATE (data)'])(
    'happens to a role that was granted %s',
    (privilege) =>
      withRole('IN ROLE dondoc_app', async (role) => {
        await admin.query(`GRANT ${privilege} ON events TO ${role}`);
        await expect(startAs(roleUrl(role))).rejects.toMatchObject({
          code: 'ROLE_MAY_CHANGE_EVENTS',
          message: expect.stringContaining('DATABASE_URL must name the role dondoc_app'),
        });
      }),
  );
});
