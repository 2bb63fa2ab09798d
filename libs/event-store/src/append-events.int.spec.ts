import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { appendEvents } from './append-events.js';
import { createDataSource, withAgency } from './data-source.js';
import { UnknownEventVersion, UnstorableValue, VersionConflict } from './errors.js';
import { EventRegistry } from './event-registry.js';
import { AGENCY, COMMAND, meta, note, notes, noting, until } from './event-store.fixture.js';
import { loadStream } from './load-stream.js';
import { rows } from './sql-runner.js';
import { verifyChain } from './verify-chain.js';

let database: TestDatabase;
let store: DataSource;

beforeAll(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
});
afterAll(async () => {
  await store.destroy();
  await database.drop();
});

const append = (streamId: string, expectedVersion: number, ...texts: string[]) =>
  withAgency(store, AGENCY, (tx) => appendEvents(tx, AGENCY, noting(streamId, expectedVersion, ...texts)));
const load = (streamId: string) => withAgency(store, AGENCY, (tx) => loadStream(tx, AGENCY, streamId, notes));
const textsOf = async (streamId: string) =>
  (await load(streamId)).map((event) => (event.data as { text: string }).text);

/** Somebody waits for a lock: the second writer stands before the row the first has not committed. */
const somebodyWaits = async (): Promise<boolean> => {
  const [row] = await rows<{ waiting: number }>(
    store,
    `SELECT count(*)::integer AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.waiting === 1;
};

describe('appending to a stream', () => {
  it('gives back what is then loaded, exactly', async () => {
    const recorded = await append('note-exact', 0, 'một', 'hai');
    expect(await load('note-exact')).toEqual(recorded);
    expect(recorded.map(({ version }) => version)).toEqual([1, 2]);
    expect(recorded[0]).toMatchObject({
      agencyId: AGENCY,
      streamId: 'note-exact',
      type: 'NoteTaken',
      meta,
      occurredAt: '2024-09-14T16:59:59.999Z',
      commandId: COMMAND,
      prevHash: '0'.repeat(64),
      epoch: 1,
    });
    expect(recorded[0]?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(recorded[1]?.prevHash).toBe(recorded[0]?.hash);
  });

  it('goes on where the stream ends', async () => {
    const [first] = await append('note-on', 0, 'một');
    const [second] = await append('note-on', 1, 'hai');
    expect(second).toMatchObject({ version: 2, prevHash: first?.hash });
  });

  it.each([
    ['behind', 0],
    ['ahead', 2],
  ])('refuses an expected version %s the stream', async (_, expectedVersion) => {
    const streamId = `note-stale-${expectedVersion}`;
    await append(streamId, 0, 'một');
    await expect(append(streamId, expectedVersion, 'hai')).rejects.toThrow(VersionConflict);
    expect(await textsOf(streamId)).toEqual(['một']);
  });

  it('lets one of two writers win', async () => {
    await append('note-race', 0, 'một');
    let second: Promise<unknown> | undefined;
    await withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('note-race', 1, 'thứ nhất'));
      second = append('note-race', 1, 'thứ hai').catch((error: unknown) => error);
      await until('the second writer waits', somebodyWaits);
    });
    expect(await second).toMatchObject({
      code: 'VERSION_CONFLICT',
      streamId: 'note-race',
      expectedVersion: 1,
    });
    expect(await textsOf('note-race')).toEqual(['một', 'thứ nhất']);
  });

  it('lets the second writer through when the first gives up', async () => {
    let second: Promise<unknown> | undefined;
    const first = withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('note-given-up', 0, 'thứ nhất'));
      second = append('note-given-up', 0, 'thứ hai');
      await until('the second writer waits', somebodyWaits);
      throw new Error('changed my mind');
    });
    await expect(first).rejects.toThrow('changed my mind');
    await second;
    expect(await textsOf('note-given-up')).toEqual(['thứ hai']);
  });
});

describe('appending to many streams', () => {
  it('names the stream that was overtaken, and keeps nothing of the others', async () => {
    let second: Promise<unknown> | undefined;
    let told: unknown;
    await withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('many-b', 0, 'thứ nhất'));
      second = withAgency(store, AGENCY, async (other) => {
        const appends = ['many-a', 'many-b', 'many-c'].map((streamId) => ({
          streamId,
          expectedVersion: 0,
          events: [note('thứ hai')],
        }));
        // Swallowed on purpose: not even then may half of it be committed.
        await appendEvents(other, AGENCY, { appends, meta, commandId: COMMAND }).catch((error: unknown) => {
          told = error;
        });
      });
      second.catch(() => undefined);
      await until('the second writer waits', somebodyWaits);
    });
    await expect(second).rejects.toThrow('had failed, and nobody had said so');
    expect(told).toMatchObject({ code: 'VERSION_CONFLICT', streamId: 'many-b' });
    expect(await load('many-a')).toEqual([]);
    expect(await load('many-c')).toEqual([]);
  });

  it('takes 5,000 streams in one transaction, in the order given', async () => {
    const appends = Array.from({ length: 5_000 }, (_, index) => ({
      streamId: `bulk-${5_000 - index}`,
      expectedVersion: 0,
      events: [note(`${index}`)],
    }));
    const recorded = await withAgency(store, 'bulk', (tx) =>
      appendEvents(tx, 'bulk', { appends, meta, commandId: COMMAND }),
    );
    expect(recorded.map((event) => event.streamId)).toEqual(appends.map((entry) => entry.streamId));
    const positions = recorded.map((event) => BigInt(event.position));
    expect(positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0n))).toBe(
      true,
    );
    expect(new Set(recorded.map((event) => event.transactionId)).size).toBe(1);
    expect(await withAgency(store, 'bulk', (tx) => verifyChain(tx, 'bulk'))).toEqual({
      streams: 5_000,
      events: 5_000,
      broken: null,
    });
  });

  it('refuses a stream given twice', async () => {
    const [one] = noting('twice', 0, 'x').appends;
    const appends = one ? [one, one] : [];
    const twice = withAgency(store, AGENCY, (tx) =>
      appendEvents(tx, AGENCY, { appends, meta, commandId: COMMAND }),
    );
    await expect(twice).rejects.toThrow('a stream was given twice');
  });
});

describe('what is kept', () => {
  const tricky = {
    z: 1,
    a: 1.0,
    big: 1e21,
    small: 5e-324,
    text: '\u00e9\u0001\\u0000 \u{1f600} "',
    é: [null, true],
  };

  it('is the canonical text, and no round trip through jsonb stands in for it', async () => {
    const event = { ...note(''), data: tricky };
    const appends = [{ streamId: 'note-tricky', expectedVersion: 0, events: [event] }];
    const [recorded] = await withAgency(store, AGENCY, (tx) =>
      appendEvents(tx, AGENCY, { appends, meta, commandId: COMMAND }),
    );
    const [row] = await withAgency(
      store,
      AGENCY,
      (tx) =>
        tx.query(
          `SELECT data, data::jsonb::text AS jsonb FROM events WHERE stream_id = 'note-tricky'`,
        ) as Promise<{ data: string; jsonb: string }[]>,
    );
    expect(row?.data).toBe(
      '{"a":1,"big":1e+21,"small":5e-324,"text":"é\\u0001\\\\u0000 😀 \\"","z":1,"é":[null,true]}',
    );
    expect(row?.jsonb).not.toBe(row?.data);
    expect(recorded?.data).toEqual(tricky);
    expect(await load('note-tricky')).toEqual([recorded]);
    expect((await withAgency(store, AGENCY, (tx) => verifyChain(tx, AGENCY))).broken).toBeNull();
  });

  it.each([
    ['a NUL', { ...note(''), data: { text: 'a\u0000' } }],
    ['an instant with an offset', { ...note(''), occurredAt: '2024-09-15T00:00:00.000+07:00' }],
    ['an instant without milliseconds', { ...note(''), occurredAt: '2024-09-15T00:00:00Z' }],
    ['no instant', { ...note(''), occurredAt: 'hôm qua' }],
  ])('is never %s', async (_, event) => {
    const appends = [{ streamId: 'note-bad', expectedVersion: 0, events: [event] }];
    const bad = withAgency(store, AGENCY, (tx) =>
      appendEvents(tx, AGENCY, { appends, meta, commandId: COMMAND }),
    );
    await expect(bad).rejects.toThrow(UnstorableValue);
    expect(await load('note-bad')).toEqual([]);
  });
});

describe('loading a stream', () => {
  it('gives nothing for a stream that does not exist', async () => {
    expect(await load('note-none')).toEqual([]);
  });

  it('brings old events to the present version', async () => {
    await append('note-old', 0, 'cũ');
    const later = new EventRegistry({
      NoteTaken: { schemaVersion: 2, upcasters: { 1: ({ text }) => ({ words: text }) } },
    });
    const [event] = await withAgency(store, AGENCY, (tx) => loadStream(tx, AGENCY, 'note-old', later));
    expect(event).toMatchObject({ schemaVersion: 2, data: { words: 'cũ' } });
  });

  it('fails closed on an event it does not know', async () => {
    await append('note-unknown', 0, 'x');
    const blind = EventRegistry.ofVersionOne(['SomethingElse']);
    const loading = withAgency(store, AGENCY, (tx) => loadStream(tx, AGENCY, 'note-unknown', blind));
    await expect(loading).rejects.toThrow(UnknownEventVersion);
  });
});
