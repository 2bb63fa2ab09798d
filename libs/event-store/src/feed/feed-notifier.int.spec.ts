import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { until } from '../event-store.fixture.js';
import { FeedBench } from './feed-bench.fixture.js';
import { FeedNotifier } from './feed-notifier.js';

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

describe('a notice', () => {
  it('wakes a consumer that would not have looked by itself', async () => {
    const seen: string[] = [];
    const consumer = bench.consume(seen, { pollMs: 3_600_000 });
    const notifier = new FeedNotifier(database.appUrl);
    try {
      await bench.append('note-1');
      await until('the first is seen', async () => {
        notifier.notify();
        return consumer.caughtUp();
      });
      await bench.append('note-2');
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
    bench.admin.on('notification', ({ channel }) => received.push(channel));
    await bench.admin.query('LISTEN dondoc_events');
    await bench.admin.query('LISTEN that_was_all');
    const notifier = new FeedNotifier(database.appUrl);
    for (let call = 0; call < 1_000; call += 1) notifier.notify();
    await notifier.close();
    await bench.admin.query('NOTIFY that_was_all');
    await until('the last notice has come', () => received.includes('that_was_all'));
    expect(received).toEqual(['dondoc_events', 'that_was_all']);
  });

  it('that cannot be sent is reported, and the next one is sent over a new connection', async () => {
    const errors: unknown[] = [];
    let notices = 0;
    bench.admin.on('notification', () => {
      notices += 1;
    });
    await bench.admin.query('LISTEN dondoc_events');
    const notifier = new FeedNotifier(database.appUrl, (error) => errors.push(error));
    try {
      notifier.notify();
      await until('one is sent', () => notices === 1);
      expect(await bench.terminate('dondoc-notify')).toBe(1);
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
