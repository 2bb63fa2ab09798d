import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { withAgency } from './data-source.js';
import { UnknownEventVersion, UnreadableEvent } from './errors.js';
import { AGENCY, COMMAND, forceEvent, meta, notes, until } from './event-store.fixture.js';
import { caughtUp, FeedBench } from './feed/feed-bench.fixture.js';
import { loadStream } from './load-stream.js';

let database: TestDatabase;
let bench: FeedBench;

beforeEach(async () => {
  database = await freshDatabase();
  bench = await FeedBench.open(database);
});
afterEach(async () => {
  await bench.close();
  await database.drop();
});

describe('the store', () => {
  const actor = { kind: 'person', id: 'a', name: 'A' };
  it.each([
    ['data that is not JSON', 'not json', JSON.stringify(meta)],
    ['data that is no object', '[1]', JSON.stringify(meta)],
    ['data that only jsonb refuses', '{"a":"\\u0000"}', JSON.stringify(meta)],
    ['meta that is no object', '{}', '"x"'],
    ['meta without an actor', '{}', '{}'],
    ['meta of an actor without a kind', '{}', JSON.stringify({ actor: { id: 'a' } })],
    ['meta of an actor of no known kind', '{}', JSON.stringify({ actor: { ...actor, kind: 'x' } })],
    ['meta of an actor without an id', '{}', JSON.stringify({ actor: { ...actor, id: '' } })],
  ])('takes no event from the application with %s', async (_what, data, metaText) => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    try {
      await app.query(`SELECT set_config('dondoc.agency_id', $1, false)`, [AGENCY]);
      const insert = (values: readonly string[]) =>
        app.query(
          `INSERT INTO events (agency_id, stream_id, version, type, schema_version, data, meta, occurred_at,
             recorded_at, command_id, prev_hash, hash)
           VALUES ($1, $2, 1, 'NoteTaken', 1, $3, $4, now(), now(), $5, repeat('0', 64), repeat('1', 64))`,
          [AGENCY, 'note-1', ...values, COMMAND],
        );
      await expect(insert([data, metaText])).rejects.toMatchObject({
        code: expect.stringMatching(/^(22P0|23514)/),
      });
      expect((await insert(['{}', JSON.stringify(meta)])).rowCount).toBe(1);
    } finally {
      await app.end();
    }
  });

  it('names the event that it cannot read, and loads every other stream', async () => {
    await bench.append('note-1');
    await forceEvent(bench.admin, { streamId: 'note-2', data: 'not json' });
    await forceEvent(bench.admin, { streamId: 'note-3', data: '{}', schemaVersion: 9 });
    const load = (streamId: string) =>
      withAgency(bench.store, AGENCY, (tx) => loadStream(tx, AGENCY, streamId, notes));
    expect(await load('note-1')).toHaveLength(1);
    await expect(load('note-2')).rejects.toThrow(UnreadableEvent);
    await expect(load('note-2')).rejects.toThrow('version 1 of the stream note-2, agency so');
    await expect(load('note-3')).rejects.toThrow(UnknownEventVersion);
    await expect(load('note-3')).rejects.toThrow('version 1 of the stream note-3, agency so');
  });
});

describe('the feed', () => {
  it.each([
    ['text that is no JSON', { data: 'not json' }],
    ['an unknown type', { data: '{}', type: 'NoteBurnt' }],
  ])('stops before %s, names it at each pause, and goes on once it can be read', async (_what, bad) => {
    const seen: string[] = [];
    const told: string[] = [];
    await bench.append('note-1');
    await forceEvent(bench.admin, { streamId: 'note-2', ...bad });
    await bench.append('note-3');
    const consumer = bench.consume(seen, { onError: (error) => told.push(String(error)) });
    await until('it is told twice', () => told.length >= 2);
    expect(seen).toEqual(['note-1']);
    for (const message of told) expect(message).toContain('version 1 of the stream note-2, agency so');
    await bench.admin.query(`UPDATE events SET data = '{}', type = 'NoteTaken' WHERE stream_id = 'note-2'`);
    await caughtUp(consumer);
    expect(seen).toEqual(['note-1', 'note-2', 'note-3']);
  });
});
