import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { forceEvent } from '../../../../libs/event-store/src/event-store.fixture.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { StartFailure } from '../embedded/start-failure.js';
import { rebuildCommand } from './rebuild.js';

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`INSERT INTO agencies (agency_id) VALUES ('so')`);
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const rebuild = () =>
  rebuildCommand({
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_FEED_URL: database.feedUrl,
  });

it.each([
  ['text that is no JSON', { streamId: 'report-1', data: 'not json' }],
  ['an unknown type', { streamId: 'report-1', data: '{}', type: 'ReportSealed' }],
  ['an unknown kind of stream', { streamId: 'strange', data: '{}', type: 'ReportCreated' }],
])('a rebuild says in a sentence which stream has %s', async (_what, event) => {
  await admin.query('DELETE FROM events');
  await forceEvent(admin, event);
  const rebuilding = rebuild();
  await expect(rebuilding).rejects.toThrow(StartFailure);
  await expect(rebuilding).rejects.toThrow(
    new RegExp(`Chuỗi ${event.streamId} của cơ quan so[^]*agency so cannot be read`),
  );
});

it('says in a sentence that it failed, where no stream can be named', async () => {
  await admin.query('DELETE FROM events');
  await forceEvent(admin, { streamId: 'plan-1', data: '{}', type: 'PlanImported' });
  const rebuilding = rebuild();
  await expect(rebuilding).rejects.toThrow(StartFailure);
  await expect(rebuilding).rejects.toThrow(/Không dựng lại được[^]*The rebuild failed/);
});
