import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { appendEvents } from './append-events.js';
import { createDataSource, withAgency } from './data-source.js';
import { AGENCY, noting, until } from './event-store.fixture.js';
import { BEGINNING } from './feed/feed-position.js';
import { readFeed } from './feed/read-feed.js';
import { readAgency } from './read-agency.js';
import { rows } from './sql-runner.js';
import { verifyChain } from './verify-chain.js';

const MEGABYTE = 1024 * 1024;
/** So long are the events of the one stream, in order. */
const LENGTHS = [5, 2, 5, 9, 1, 1].map((megabytes) => megabytes * MEGABYTE);

let database: TestDatabase;
let store: DataSource;
let feed: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
  feed = new pg.Client({ connectionString: database.feedUrl });
  await feed.connect();
  const texts = LENGTHS.map((length) => 'x'.repeat(length));
  await withAgency(store, AGENCY, (tx) => appendEvents(tx, AGENCY, noting('note-1', 0, ...texts)));
});
afterAll(async () => {
  await feed.end();
  await store.destroy();
  await database.drop();
});

it('an agency is read in batches that end by their bytes, each with one event at least', async () => {
  const batches: number[][] = [];
  for await (const batch of readAgency(feed, AGENCY, { batchSize: 1_000 }))
    batches.push(batch.map(({ version }) => version));
  expect(batches).toEqual([[1, 2, 3], [4], [5, 6]]);
  expect(await verifyChain(feed, AGENCY)).toEqual({ streams: 1, events: 6, broken: null });
});

it('the feed is read in such batches, and to its end', async () => {
  const versions: number[][] = [];
  let after = BEGINNING;
  await until('the feed is read to its end', async () => {
    const batch = await readFeed(feed, { after, limit: 1_000 });
    const last = batch.at(-1);
    if (last === undefined) return versions.length > 0;
    versions.push(batch.map(({ version }) => version));
    after = last;
    return false;
  });
  expect(versions).toEqual([[1, 2, 3], [4], [5, 6]]);
});

it('no session leaves a transaction open for long, nor stays with a machine that has vanished', async () => {
  const shown = await withAgency(store, AGENCY, (tx) =>
    rows(
      tx,
      `SELECT current_setting('idle_in_transaction_session_timeout') AS idle,
         current_setting('tcp_keepalives_idle') AS keepalive`,
    ),
  );
  expect(shown).toEqual([{ idle: '1min', keepalive: '15' }]);
});
