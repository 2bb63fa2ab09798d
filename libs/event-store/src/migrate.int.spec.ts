import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { assertSafeRole } from './database-safety.js';
import { createDataSource } from './data-source.js';
import { currentEpoch } from './epochs.js';
import { migrate, pendingMigrations } from './migrate.js';
import { sqlMigrations } from './migrations.js';
import { scramVerifier, setRolePassword } from './roles.js';

let database: TestDatabase;
let owner: pg.Client;

beforeEach(async () => {
  database = await emptyDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

const all = sqlMigrations().map((Migration) => new Migration().name);

describe('migrating', () => {
  it('lets 20 start at once: every file runs once, by one of them', async () => {
    const done = await Promise.all(Array.from({ length: 20 }, () => migrate(database.ownerUrl)));
    expect(done.filter((names) => names.length > 0)).toEqual([all]);
    const { rows } = await owner.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY id');
    expect(rows.map((row) => row.name)).toEqual(all);
  });

  it('does nothing the second time, and knows what is pending', async () => {
    expect(await pendingMigrations(owner)).toEqual(all);
    await migrate(database.ownerUrl);
    expect(await pendingMigrations(owner)).toEqual([]);
    expect(await migrate(database.ownerUrl)).toEqual([]);
    expect(await currentEpoch(owner)).toBe(1);
  });

  it('leaves nothing of a file that fails', async () => {
    await owner.query('CREATE TABLE commands (in_the_way integer)');
    await expect(migrate(database.ownerUrl)).rejects.toThrow('"commands" already exists');
    const { rows } = await owner.query<{ found: boolean }>(
      `SELECT to_regclass('events') IS NOT NULL AS found`,
    );
    expect(rows).toEqual([{ found: false }]);
    await owner.query('DROP TABLE commands');
    await migrate(database.ownerUrl);
    expect(await pendingMigrations(owner)).toEqual([]);
  });

  it('begins an epoch in a store that has come from another cluster, which does not run without', async () => {
    await migrate(database.ownerUrl);
    await owner.query('UPDATE epochs SET system_identifier = system_identifier - 1');
    const store = await createDataSource(database.appUrl);
    try {
      await expect(assertSafeRole(store)).rejects.toMatchObject({ code: 'EPOCH_OF_ANOTHER_CLUSTER' });
      await migrate(database.ownerUrl);
      await assertSafeRole(store);
      expect(await currentEpoch(store)).toBe(2);
    } finally {
      await store.destroy();
    }
  });

  it('is missed by the application when it has not been done', async () => {
    const store = await createDataSource(database.appUrl);
    try {
      await expect(assertSafeRole(store)).rejects.toMatchObject({ code: 'SCHEMA_NOT_MIGRATED' });
    } finally {
      await store.destroy();
    }
  });
});

describe('protecting a table', () => {
  it('gives the application its rows, agency by agency', async () => {
    await migrate(database.ownerUrl);
    await owner.query('CREATE TABLE scores (agency_id text NOT NULL, score text)');
    await owner.query(`SELECT dondoc_protect('scores')`);
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    try {
      const insert = `INSERT INTO scores VALUES ('so', '6.58')`;
      await expect(app.query(insert)).rejects.toMatchObject({ code: '42501' });
      await app.query(`SET dondoc.agency_id = 'so'`);
      await app.query(insert);
      expect((await app.query(`UPDATE scores SET score = '6.60'`)).rowCount).toBe(1);
      await app.query(`SET dondoc.agency_id = 'another'`);
      expect((await app.query('DELETE FROM scores')).rowCount).toBe(0);
      await app.query(`SET dondoc.agency_id = ''`);
      expect((await app.query('SELECT FROM scores')).rowCount).toBe(0);
    } finally {
      await app.end();
    }
  });

  it.each(['id integer', 'agency_id text'])('refuses one with only the column %s', async (column) => {
    await migrate(database.ownerUrl);
    await owner.query(`CREATE TABLE scores (${column})`);
    await expect(owner.query(`SELECT dondoc_protect('scores')`)).rejects.toThrow(
      'scores has no column agency_id that is NOT NULL',
    );
  });
});

describe('the password of a role', () => {
  it('lets it sign in, though the server was only told the verifier', async () => {
    const role = `r_${database.name}`;
    const verifier = scramVerifier('correct-horse', Buffer.from('0123456789abcdef'));
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD '${verifier}'`);
    const url = new URL(database.appUrl);
    url.username = role;
    url.password = 'correct-horse';
    const client = new pg.Client({ connectionString: url.href });
    try {
      await client.connect();
      expect((await client.query('SELECT current_user AS role')).rows).toEqual([{ role }]);
    } finally {
      await client.end();
      await owner.query(`DROP ROLE ${role}`);
    }
  });

  it.each(['short', 'có dấu tiếng Việt', 'with space inside'])('is not %j', async (password) => {
    await expect(setRolePassword(database.ownerUrl, 'dondoc_app', password)).rejects.toThrow(
      'printable ASCII',
    );
  });
});
