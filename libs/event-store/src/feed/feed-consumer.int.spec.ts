import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { appendEvents } from '../append-events.js';
import { withAgency } from '../data-source.js';
import { EventRegistry } from '../event-registry.js';
import { AGENCY, noting, until } from '../event-store.fixture.js';
import type { RecordedEvent } from '../event-store.types.js';
import { caughtUp, FeedBench, gate } from './feed-bench.fixture.js';

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

describe('a consumer', () => {
  it('is given everything once and in order, in batches', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    await bench.append('note-1', 'note-2', 'note-3');
    const consumer = bench.consume(seen, {
      batchSize: 2,
      handler: (batch) => {
        sizes.push(batch.length);
        seen.push(...batch.map((event) => event.streamId));
        return Promise.resolve();
      },
    });
    await caughtUp(consumer);
    await bench.append('note-4');
    await caughtUp(consumer);
    expect(seen).toEqual(['note-1', 'note-2', 'note-3', 'note-4']);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(await consumer.lag()).toEqual({ events: 0, oldestRecordedAt: null });
  });

  it('goes on after a restart where it stopped', async () => {
    const before: string[] = [];
    const after: string[] = [];
    await bench.append('note-1', 'note-2');
    const first = bench.consume(before);
    await caughtUp(first);
    await first.stop();
    await bench.append('note-3');
    await caughtUp(bench.consume(after));
    expect([before, after]).toEqual([['note-1', 'note-2'], ['note-3']]);
  });

  it('keeps its place apart from that of other names', async () => {
    const one: string[] = [];
    const two: string[] = [];
    await bench.append('note-1');
    await caughtUp(bench.consume(one, { name: 'one' }));
    await caughtUp(bench.consume(two, { name: 'two' }));
    expect([one, two]).toEqual([['note-1'], ['note-1']]);
  });

  it('is not caught up while its handler works, and finishes the batch before it stops', async () => {
    const hold = gate();
    const seen: string[] = [];
    await bench.append('note-1');
    const consumer = bench.consume(seen, {
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
    await caughtUp(bench.consume(again));
    expect(again).toEqual([]);
  });

  it('repeats a batch its handler failed on, and tells of it', async () => {
    const errors: unknown[] = [];
    const seen: string[] = [];
    let failures = 3;
    await bench.append('note-1', 'note-2');
    const consumer = bench.consume(seen, {
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
    await bench.append('note-1');
    const registry = EventRegistry.ofVersionOne(['SomethingElse']);
    const consumer = bench.consume(seen, { registry, onError: (error) => errors.push(error) });
    await until('it has failed twice', () => errors.length >= 2);
    expect(errors[0]).toMatchObject({ code: 'UNKNOWN_EVENT_VERSION', type: 'NoteTaken' });
    expect(seen).toEqual([]);
    expect(await consumer.caughtUp()).toBe(false);
  });

  it('brings events to the present version', async () => {
    const data: object[] = [];
    await bench.append('note-1');
    const registry = new EventRegistry({
      NoteTaken: { schemaVersion: 2, upcasters: { 1: ({ text }) => ({ words: text }) } },
    });
    const handler = (batch: readonly RecordedEvent[]) => {
      data.push(...batch.map((event) => event.data));
      return Promise.resolve();
    };
    await caughtUp(bench.consume([], { registry, handler }));
    expect(data).toEqual([{ words: 'một' }]);
  });
});

describe('an event behind an older transaction', () => {
  it('is handled once that ends, though nobody announces it', async () => {
    const seen: string[] = [];
    const consumer = await withAgency(bench.store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('older', 0, 'một'));
      await bench.append('younger');
      const started = bench.consume(seen, { pollMs: 3_600_000 });
      await until('the consumer has looked', () =>
        bench.lastAsked('dondoc-feed-reader', 'SELECT FROM events%'),
      );
      return started;
    });
    await caughtUp(consumer);
    expect(seen).toEqual(['older', 'younger']);
  });
});
