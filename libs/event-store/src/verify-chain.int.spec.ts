import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { appendEvents } from './append-events.js';
import { createDataSource, withAgency } from './data-source.js';
import { noting } from './event-store.fixture.js';
import { verifyChain } from './verify-chain.js';

let database: TestDatabase;
let store: DataSource;
let owner: pg.Client;
let feed: pg.Client;
let agency = '';
let agencies = 0;

beforeAll(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  feed = new pg.Client({ connectionString: database.feedUrl });
  await Promise.all([owner.connect(), feed.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), feed.end()]);
  await store.destroy();
  await database.drop();
});
beforeEach(async () => {
  agencies += 1;
  agency = `agency-${agencies}`;
  for (const streamId of ['note-1', 'note-2', 'note-3'])
    await withAgency(store, agency, (tx) =>
      appendEvents(tx, agency, noting(streamId, 0, 'một', 'hai', 'ba')),
    );
  await owner.query(`SELECT set_config('dondoc.agency_id', $1, false)`, [agency]);
});

const verify = (batchSize = 1_000) =>
  withAgency(store, agency, (tx) => verifyChain(tx, agency, { batchSize }));

describe("verifying an agency's chains in the database", () => {
  it.each([1, 2, 4, 9, 1_000])('finds them whole in batches of %i', async (batchSize) => {
    expect(await verify(batchSize)).toEqual({ streams: 3, events: 9, broken: null });
  });

  it('is open to the feed, and tells how far it is', async () => {
    const progress: number[] = [];
    await verifyChain(feed, agency, { batchSize: 4, onProgress: ({ events }) => progress.push(events) });
    expect(progress).toEqual([4, 8, 9]);
  });

  it('does not depend on the time zone or the date style of the session', async () => {
    await feed.query(`SET TIME ZONE 'Asia/Ho_Chi_Minh'; SET datestyle = 'SQL, DMY'`);
    expect(await verifyChain(feed, agency)).toEqual({ streams: 3, events: 9, broken: null });
  });

  it.each([
    ['the content', `data = '{"text":"HAI"}'`],
    ['the form of the content', `data = data::jsonb::text`],
    ['who did it', `meta = replace(meta, 'chuyen-vien', 'giam-doc')`],
    ['when it happened', `occurred_at = occurred_at + interval '1 millisecond'`],
    ['when it was recorded', `recorded_at = recorded_at - interval '1 day'`],
    ['its type', `type = 'NoteBurnt'`],
    ['its cause', `command_id = 'another'`],
    ['its own hash', `hash = repeat('a', 64)`],
  ])('finds that the owner changed %s', async (_, change) => {
    await owner.query(`UPDATE events SET ${change} WHERE stream_id = 'note-2' AND version = 2`);
    expect(await verify(2)).toEqual({
      streams: 3,
      events: 9,
      broken: { streamId: 'note-2', version: 2, why: 'hashMismatch' },
    });
  });

  it('finds that the owner took an event out', async () => {
    await owner.query(`DELETE FROM events WHERE stream_id = 'note-1' AND version = 2`);
    expect((await verify()).broken).toEqual({ streamId: 'note-1', version: 3, why: 'versionGap' });
  });

  it('finds an event exchanged together with its hash', async () => {
    await owner.query(
      `UPDATE events AS target SET data = source.data, hash = source.hash, meta = source.meta FROM events AS source
       WHERE target.stream_id = 'note-3' AND target.version = 1 AND source.stream_id = 'note-1' AND source.version = 1`,
    );
    expect((await verify()).broken).toEqual({ streamId: 'note-3', version: 1, why: 'hashMismatch' });
  });
});
