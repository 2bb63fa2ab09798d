import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { appendEvents } from '../append-events.js';
import { createDataSource, withAgency } from '../data-source.js';
import { beginEpoch } from '../epochs.js';
import { AGENCY, noting, until } from '../event-store.fixture.js';
import { eventsSince, type EventsSince, type SincePlace } from './events-since.js';
import { FeedListener } from './feed-listener.js';
import { FeedNotifier } from './feed-notifier.js';

let database: TestDatabase;
let store: DataSource;

beforeEach(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
});
afterEach(async () => {
  await store.destroy();
  await database.drop();
});

const append = (streamId: string, agency = AGENCY) =>
  withAgency(store, agency, (tx) => appendEvents(tx, agency, noting(streamId, 0, 'một')));
const since = (after?: SincePlace, limit = 100): Promise<EventsSince> =>
  withAgency(store, AGENCY, (tx) => eventsSince(tx, AGENCY, after, limit));
const streamsOf = ({ events }: EventsSince): string[] => events.map(({ streamId }) => streamId);

describe('the events since a place', () => {
  it('are those of one agency that came after it', async () => {
    await append('note-1');
    const { place, ...first } = await since();
    expect(first).toEqual({ events: [], incomplete: false });
    await append('note-2');
    await append('note-3', 'another');
    const found = await since(place);
    expect(streamsOf(found)).toContain('note-2');
    expect(streamsOf(found)).not.toContain('note-3');
    expect(found.incomplete).toBe(false);
  });

  it('wait for no older transaction, and have its events too when it has committed', async () => {
    const { place } = await since();
    const held: { release?: () => void } = {};
    const written = { late: false };
    const late = withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('note-late', 0, 'một'));
      written.late = true;
      await new Promise<void>((resolve) => (held.release = resolve));
    });
    await until('the late one has written', () => written.late && held.release !== undefined);
    await append('note-early');
    const meanwhile = await since(place);
    expect(streamsOf(meanwhile)).toEqual(['note-early']);
    held.release?.();
    await late;
    expect(streamsOf(await since(meanwhile.place)).toSorted()).toEqual(['note-early', 'note-late']);
  });

  it('are said to be incomplete when there are too many, or the record was restored', async () => {
    const { place } = await since();
    await append('note-1');
    await append('note-2');
    expect(await since(place, 1)).toMatchObject({ incomplete: true });
    await beginEpoch(database.ownerUrl, 'restored');
    expect(await since(place)).toMatchObject({ place: { epoch: expect.any(Number) }, incomplete: true });
  });
});

it('a listener hears of commits, after its connection was cut too', async () => {
  const heard = { times: 0 };
  const listener = new FeedListener(
    database.appUrl,
    () => {
      heard.times += 1;
    },
    5,
  );
  const notifier = new FeedNotifier(database.appUrl);
  const hears = (): Promise<void> => {
    const before = heard.times;
    return until('it hears', () => {
      notifier.notify();
      return heard.times > before;
    });
  };
  try {
    listener.start();
    listener.start();
    await hears();
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    const cut = await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dondoc-listen' AND datname = current_database()",
    );
    await admin.end();
    expect(cut.rowCount).toBe(1);
    await hears();
  } finally {
    await notifier.close();
    await listener.close();
  }
});
