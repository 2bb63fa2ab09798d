import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { dumpSchema } from './schema-dump.js';

const FILE = new URL('../schema.sql', import.meta.url);
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

it('is what schema.sql says; after a new migration: npm run schema -w @dondoc/event-store', async () => {
  const schema = await dumpSchema(owner);
  if (process.env['DONDOC_WRITE_SCHEMA'] === 'yes') await writeFile(FILE, schema);
  expect(schema).toBe(await readFile(FILE, 'utf8'));
});

it('shows a column, a right and a policy that no migration made', async () => {
  const before = await dumpSchema(owner);
  const changes = [
    'ALTER TABLE commands ADD COLUMN extra text',
    'GRANT DELETE ON events TO dondoc_app',
    'GRANT UPDATE (data) ON events TO dondoc_feed',
    'CREATE POLICY leak ON commands FOR SELECT USING (true)',
    'ALTER TABLE events NO FORCE ROW LEVEL SECURITY',
    'DROP INDEX events_feed',
    'CREATE FUNCTION surprise() RETURNS integer LANGUAGE sql RETURN 1',
    'ALTER TABLE events DROP CONSTRAINT events_version_check',
  ];
  for (const change of changes) {
    await owner.query('BEGIN');
    await owner.query(change);
    expect(await dumpSchema(owner)).not.toBe(before);
    await owner.query('ROLLBACK');
  }
  expect(await dumpSchema(owner)).toBe(before);
});
