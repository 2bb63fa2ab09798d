import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { appendEvents } from '../append-events.js';
import { withAgency } from '../data-source.js';
import { AGENCY, noting, until } from '../event-store.fixture.js';
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

describe('the lease', () => {
  it('lets one of two work, and the other take over when it stops', async () => {
    const hold = gate();
    const first: string[] = [];
    const second: string[] = [];
    await bench.append('note-1');
    const holder = bench.consume(first, {
      handler: async (batch) => {
        await hold.wait();
        first.push(...batch.map((event) => event.streamId));
      },
    });
    await until('the holder works', hold.reached);
    const heir = bench.consume(second);
    await until('the heir has asked for the lease and waits', () =>
      bench.lastAsked('dondoc-feed-reader', '%pg_try_advisory_lock%'),
    );
    hold.open();
    // The checkpoint is in the database: the one that waits knows as well.
    await caughtUp(heir);
    expect([first, second]).toEqual([['note-1'], []]);
    await holder.stop();
    await bench.append('note-2');
    await caughtUp(heir);
    expect([first, second]).toEqual([['note-1'], ['note-2']]);
  });

  it("passes on when the holder's connection dies, and the old holder saves nothing any more", async () => {
    const hold = gate();
    const errors: unknown[] = [];
    const second: string[] = [];
    await bench.append('note-1');
    const holder = bench.consume([], {
      handler: () => hold.wait(),
      onError: (error) => errors.push(error),
      longestBackoffMs: 60_000,
    });
    await until('the holder works', hold.reached);
    expect(await bench.terminate('dondoc-feed-reader')).toBe(1);
    const heir = bench.consume(second);
    await caughtUp(heir);
    expect(second).toEqual(['note-1']);
    await bench.append('note-2');
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
    const killIdle = () =>
      until('its idle connection is killed', async () => (await bench.terminate('dondoc-feed-reader')) > 0);
    await bench.append('note-1');
    // It hardly ever looks by itself: what wakes it here is the loss of its connection.
    const consumer = bench.consume(seen, {
      pollMs: 3_600_000,
      handler: async (batch) => {
        if (kill) {
          kill = false;
          await bench.terminate('dondoc-feed-reader');
        }
        seen.push(...batch.map((event) => event.streamId));
      },
    });
    await caughtUp(consumer);
    await bench.append('note-2');
    await killIdle();
    await caughtUp(consumer);
    kill = true;
    await bench.append('note-3');
    await killIdle();
    await caughtUp(consumer);
    // At least once: the checkpoint of the third could not be saved the first time.
    expect(seen).toEqual(['note-1', 'note-2', 'note-3', 'note-3']);
  });

  it('of a transaction is an error that leaves nothing behind', async () => {
    const lost = withAgency(bench.store, AGENCY, async (tx) => {
      await appendEvents(tx, AGENCY, noting('note-1', 0, 'một'));
      await bench.terminate('dondoc');
      await tx.query('SELECT 1');
    });
    await expect(lost).rejects.toThrow();
    await bench.append('note-1');
  });
});
