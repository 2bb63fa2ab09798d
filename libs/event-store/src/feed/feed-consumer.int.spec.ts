import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { appendEvents } from '../append-events.js';
import { createDataSource, withAgency } from '../data-source.js';
import { EventRegistry } from '../event-registry.js';
import { AGENCY, notes, noting, until } from '../event-store.fixture.js';
import type { RecordedEvent } from '../event-store.types.js';
import { FeedConsumer, type FeedConsumerOptions } from './feed-consumer.js';
import { FeedNotifier } from './feed-notifier.js';

let database: TestDatabase;
let store: DataSource;
let admin: pg.Client;
let consumers: FeedConsumer[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  consumers = [];
  await admin.end();
  await store.destroy();
  await database.drop();
});

const append = (streamId: string) =>
  withAgency(store, AGENCY, (tx) => appendEvents(tx, AGENCY, noting(streamId, 0, 'một')));
const appendAll = async (...streamIds: string[]): Promise<void> => {
  for (const streamId of streamIds) await append(streamId);
};

/** A consumer that writes down what it is given. */
function consume(seen: string[], options: Partial<FeedConsumerOptions> = {}): FeedConsumer {
  const consumer = new FeedConsumer({
    name: 'reader',
    feedUrl: database.feedUrl,
    registry: notes,
    pollMs: 20,
    longestBackoffMs: 100,
    handler: (batch) => {
      seen.push(...batch.map((event) => event.streamId));
      return Promise.resolve();
    },
    ...options,
  });
  consumers.push(consumer);
  consumer.start();
  return consumer;
}
const caughtUp = (consumer: FeedConsumer) => until('the consumer is at the head', () => consumer.caughtUp());
const terminate = async (applicationName: string): Promise<number> =>
  (
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = $1`,
      [applicationName],
    )
  ).rowCount ?? 0;

/** A gate that a handler can be held at. */
function gate(): { readonly reached: () => boolean; open: () => void; readonly wait: () => Promise<void> } {
  let arrived = false;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    reached: () => arrived,
    open: () => open(),
    wait: () => {
      arrived = true;
      return opened;
    },
  };
}

describe('a consumer', () => {
  it('is given everything once and in order, in batches', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    await appendAll('note-1', 'note-2', 'note-3');
    const consumer = consume(seen, {
      batchSize: 2,
      handler: (batch) => {
        sizes.push(batch.length);
        seen.push(...batch.map((event) => event.streamId));
        return Promise.resolve();
      },
    });
    await caughtUp(consumer);
    await appendAll('note-4');
    await caughtUp(consumer);
    expect(seen).toEqual(['note-1', 'note-2', 'note-3', 'note-4']);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(await consumer.lag()).toEqual({ events: 0, oldestRecordedAt: null });
  });

  it('goes on after a restart where it stopped', async () => {
    const before: string[] = [];
    const after: string[] = [];
    await appendAll('note-1', 'note-2');
    const first = consume(before);
    await caughtUp(first);
    await first.stop();
    await appendAll('note-3');
    await caughtUp(consume(after));
    expect([before, after]).toEqual([['note-1', 'note-2'], ['note-3']]);
  });

  it('keeps its place apart from that of other names', async () => {
    const one: string[] = [];
    const two: string[] = [];
    await appendAll('note-1');
    await caughtUp(consume(one, { name: 'one' }));
    await caughtUp(consume(two, { name: 'two' }));
    expect([one, two]).toEqual([['note-1'], ['note-1']]);
  });

  it('is not caught up while its handler works, and finishes the batch before it stops', async () => {
    const hold = gate();
    const seen: string[] = [];
    await appendAll('note-1');
    const consumer = consume(seen, {
      handler: async (batch) => {
        await hold.wait();
        seen.push(...batch.map((event) => event.streamId));
      },
    });
    await until('the handler works', hold.reached);
    expect(await consumer.caughtUp()).toBe(false);
    const stopped = consumer.stop();
    hold.open();
    await stopped;
    expect(seen).toEqual(['note-1']);
    const again: string[] = [];
    await caughtUp(consume(again));
    expect(again).toEqual([]);
  });

  it('repeats a batch its handler failed on, and tells of it', async () => {
    const errors: unknown[] = [];
    const seen: string[] = [];
    let failures = 3;
    await appendAll('note-1', 'note-2');
    const consumer = consume(seen, {
      onError: (error) => errors.push(error),
      handler: (batch) => {
        if (failures > 0) {
          failures -= 1;
          return Promise.reject(new Error('the other side is down'));
        }
        seen.push(...batch.map((event) => event.streamId));
        return Promise.resolve();
      },
    });
    await caughtUp(consumer);
    expect(seen).toEqual(['note-1', 'note-2']);
    expect(errors).toEqual(Array.from({ length: 3 }, () => new Error('the other side is down')));
  });

  it('does not pass an event it does not know', async () => {
    const errors: unknown[] = [];
    const seen: string[] = [];
    await appendAll('note-1');
    const registry = EventRegistry.ofVersionOne(['SomethingElse']);
    const consumer = consume(seen, { registry, onError: (error) => errors.push(error) });
    await until('it has failed twice', () => errors.length >= 2);
    expect(errors[0]).toMatchObject({ code: 'UNKNOWN_EVENT_VERSION', type: 'NoteTaken' });
    expect(seen).toEqual([]);
    expect(await consumer.caughtUp()).toBe(false);
  });

  it('brings events to the present version', async () => {
    const data: object[] = [];
    await appendAll('note-1');
    const registry = new EventRegistry({
      NoteTaken: { schemaVersion: 2, upcasters: { 1: ({ text }) => ({ words: text }) } },
    });
    const handler = (batch: readonly RecordedEvent[]) => {
      data.push(...batch.map((event) => event.data));
      return Promise.resolve();
    };
    await caughtUp(consume([], { registry, handler }));
    expect(data).toEqual([{ words: 'một' }]);
  });
});

describe('the lease', () => {
  it('lets one of two work, and the other take over when it stops', async () => {
    const first: string[] = [];
    const second: string[] = [];
    const holder = consume(first);
    await appendAll('note-1');
    await caughtUp(holder);
    const heir = consume(second);
    await appendAll('note-2');
    // Both ask the database, so the one that only waits knows as well.
    await caughtUp(heir);
    expect([first, second]).toEqual([['note-1', 'note-2'], []]);
    await holder.stop();
    await appendAll('note-3');
    await caughtUp(heir);
    expect(second).toEqual(['note-3']);
  });

  it("passes on when the holder's connection dies, and the old holder saves nothing any more", async () => {
    const hold = gate();
    const errors: unknown[] = [];
    const second: string[] = [];
    await appendAll('note-1');
    const holder = consume([], {
      handler: () => hold.wait(),
      onError: (error) => errors.push(error),
      longestBackoffMs: 60_000,
    });
    await until('the holder works', hold.reached);
    expect(await terminate('dondoc-feed-reader')).toBe(1);
    const heir = consume(second);
    await caughtUp(heir);
    expect(second).toEqual(['note-1']);
    await appendAll('note-2');
    await caughtUp(heir);
    hold.open();
    await until('the old holder has failed', () => errors.length > 0);
    expect(second).toEqual(['note-1', 'note-2']);
    expect(await holder.caughtUp()).toBe(true);
  });
});

describe('a lost connection', () => {
  it('is made anew, between batches and in the middle of one', async () => {
    const seen: string[] = [];
    let kill = false;
    const consumer = consume(seen, {
      handler: async (batch) => {
        if (kill) {
          kill = false;
          await terminate('dondoc-feed-reader');
        }
        seen.push(...batch.map((event) => event.streamId));
      },
    });
    await appendAll('note-1');
    await caughtUp(consumer);
    await until('its idle connection is killed', async () => (await terminate('dondoc-feed-reader')) > 0);
    await appendAll('note-2');
    await caughtUp(consumer);
    kill = true;
    await appendAll('note-3');
    await caughtUp(consumer);
    // At least once: the checkpoint of the third could not be saved the first time.
    expect(seen).toEqual(['note-1', 'note-2', 'note-3', 'note-3']);
  });

  it('of a transaction is an error that leaves nothing behind', async () => {
    const lost = withAgency(store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('note-1', 0, 'một'));
      await terminate('dondoc');
      await tx.query('SELECT 1');
    });
    await expect(lost).rejects.toThrow();
    await append('note-1');
  });
});

describe('a notice', () => {
  it('wakes a consumer that would not have looked by itself', async () => {
    const seen: string[] = [];
    const consumer = consume(seen, { pollMs: 3_600_000 });
    const notifier = new FeedNotifier(database.appUrl);
    try {
      await appendAll('note-1');
      await until('the first is seen', async () => {
        notifier.notify();
        return consumer.caughtUp();
      });
      await appendAll('note-2');
      await until('the second is seen', async () => {
        notifier.notify();
        return consumer.caughtUp();
      });
      expect(seen).toEqual(['note-1', 'note-2']);
    } finally {
      await notifier.close();
    }
  });

  it('is merged with those that come before it is sent', async () => {
    const received: string[] = [];
    admin.on('notification', ({ channel }) => received.push(channel));
    await admin.query('LISTEN dondoc_events');
    await admin.query('LISTEN that_was_all');
    const notifier = new FeedNotifier(database.appUrl);
    for (let call = 0; call < 1_000; call += 1) notifier.notify();
    await notifier.close();
    await admin.query('NOTIFY that_was_all');
    await until('the last notice has come', () => received.includes('that_was_all'));
    expect(received).toEqual(['dondoc_events', 'that_was_all']);
  });

  it('that cannot be sent is reported, and the next one is sent over a new connection', async () => {
    const errors: unknown[] = [];
    let notices = 0;
    admin.on('notification', () => {
      notices += 1;
    });
    await admin.query('LISTEN dondoc_events');
    const notifier = new FeedNotifier(database.appUrl, (error) => errors.push(error));
    try {
      notifier.notify();
      await until('one is sent', () => notices === 1);
      expect(await terminate('dondoc-notify')).toBe(1);
      await until('another is sent', () => {
        notifier.notify();
        return notices > 1;
      });
    } finally {
      await notifier.close();
    }
    const unreachable = new FeedNotifier('postgres://127.0.0.1:1/none', (error) => errors.push(error));
    const before = errors.length;
    unreachable.notify();
    await unreachable.close();
    expect(errors.length).toBe(before + 1);
  });
});
