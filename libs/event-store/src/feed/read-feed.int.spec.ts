import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { appendEvents } from '../append-events.js';
import { createDataSource, withAgency } from '../data-source.js';
import { beginEpoch } from '../epochs.js';
import { AGENCY, noting, until } from '../event-store.fixture.js';
import type { RecordedEvent } from '../event-store.types.js';
import { BEGINNING, type FeedPosition, saveCheckpoint } from './feed-position.js';
import { feedLag, readFeed } from './read-feed.js';

let database: TestDatabase;
let store: DataSource;
let feed: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
  feed = new pg.Client({ connectionString: database.feedUrl });
  await feed.connect();
});
afterEach(async () => {
  await feed.end();
  await store.destroy();
  await database.drop();
});

const append = (streamId: string, agency = AGENCY) =>
  withAgency(store, agency, (tx) => appendEvents(tx, agency, noting(streamId, 0, 'một')));
const read = (after: FeedPosition = BEGINNING, limit = 100) => readFeed(feed, { after, limit });
const streamsOf = (events: readonly RecordedEvent[]) => events.map((event) => event.streamId);
/** Other specs run transactions in the same cluster, so that what is committed may become readable a little later. */
const untilRead = async (...streamIds: string[]): Promise<void> =>
  until(`the feed gives ${streamIds.join(', ')}`, async () => {
    const given = streamsOf(await read());
    return (
      given.length === streamIds.length && given.every((streamId, index) => streamId === streamIds[index])
    );
  });

describe('the feed', () => {
  it('gives the events of all agencies, whole, and goes on after the last one given', async () => {
    const [first] = await append('note-1');
    await append('note-2', 'another');
    await append('note-3');
    await untilRead('note-1', 'note-2', 'note-3');
    const [given] = await read(BEGINNING, 1);
    expect(given).toEqual(first);
    const next = await read(given);
    expect(streamsOf(next)).toEqual(['note-2', 'note-3']);
    expect(await read(next.at(-1))).toEqual([]);
  });

  it('never passes over what commits late', async () => {
    const seen: string[] = [];
    let after = BEGINNING;
    const follow = async (): Promise<number> => {
      const batch = await read(after, 1);
      seen.push(...streamsOf(batch));
      after = batch.at(-1) ?? after;
      return seen.length;
    };
    await withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('early-but-slow', 0, 'một'));
      await append('late-but-fast');
      // The later transaction is committed; the reader must wait for the earlier one all the same.
      expect(await follow()).toBe(0);
      expect(await feedLag(feed, 'nobody')).toMatchObject({ events: 1 });
    });
    await until('both are read', async () => (await follow()) === 2);
    expect(seen).toEqual(['early-but-slow', 'late-but-fast']);
  });

  it('does not wait for an append that was given up', async () => {
    const given = withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('given-up', 0, 'một'));
      await append('kept');
      throw new Error('given up');
    });
    await expect(given).rejects.toThrow('given up');
    await untilRead('kept');
  });
});

describe('an epoch', () => {
  it('puts what follows a restore after what was before, whatever the transaction ids', async () => {
    await append('before');
    // What a restore from an older cluster looks like: ids far beyond this one's.
    await asOwner(`SET dondoc.agency_id = '${AGENCY}'; UPDATE events SET transaction_id = '9000000000000'`);
    await append('hidden-behind');
    expect(streamsOf(await read())).not.toContain('before');
    expect(await beginEpoch(database.ownerUrl, 'restored')).toBe(2);
    const [after] = await append('after');
    expect(after?.epoch).toBe(2);
    // Of the finished epoch everything is there to be read, in its own order.
    await untilRead('hidden-behind', 'before', 'after');
  });

  it('does not begin while an append runs that knows only the old one', async () => {
    let begun: Promise<number> | undefined;
    await withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('old-epoch', 0, 'một'));
      begun = beginEpoch(database.ownerUrl, 'restored');
      await until('the new epoch waits', waitingForEpoch);
      expect(await currentEpochs()).toEqual([1]);
    });
    expect(await begun).toBe(2);
    const [next] = await append('new-epoch');
    expect(next?.epoch).toBe(2);
    await untilRead('old-epoch', 'new-epoch');
  });
});

describe('lag', () => {
  it('counts what is committed and not yet handled', async () => {
    expect(await feedLag(feed, 'reader')).toEqual({ events: 0, oldestRecordedAt: null });
    const [first] = await append('note-1');
    const [second] = await append('note-2');
    expect(await feedLag(feed, 'reader')).toEqual({ events: 2, oldestRecordedAt: first?.recordedAt });
    await saveCheckpoint(feed, 'reader', first as RecordedEvent);
    expect(await feedLag(feed, 'reader')).toEqual({ events: 1, oldestRecordedAt: second?.recordedAt });
    await saveCheckpoint(feed, 'reader', second as RecordedEvent);
    expect(await feedLag(feed, 'reader')).toEqual({ events: 0, oldestRecordedAt: null });
  });
});

async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

async function waitingForEpoch(): Promise<boolean> {
  const { rowCount } = await feed.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  return rowCount === 1;
}

async function currentEpochs(): Promise<number[]> {
  const { rows } = await feed.query<{ epoch: number }>('SELECT epoch FROM epochs ORDER BY epoch');
  return rows.map((row) => row.epoch);
}
