import pg from 'pg';
import type { DataSource } from 'typeorm';
import { appendEvents } from '../append-events.js';
import { createDataSource, withAgency } from '../data-source.js';
import { AGENCY, notes, noting, until } from '../event-store.fixture.js';
import { FeedConsumer, type FeedConsumerOptions } from './feed-consumer.js';

export interface FeedUrls {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly feedUrl: string;
}

/** One store, one writer, and consumers that write down what they are given. */
export class FeedBench {
  private readonly consumers: FeedConsumer[] = [];

  private constructor(
    private readonly urls: FeedUrls,
    readonly store: DataSource,
    readonly admin: pg.Client,
  ) {}

  static async open(urls: FeedUrls): Promise<FeedBench> {
    const admin = new pg.Client({ connectionString: urls.adminUrl });
    await admin.connect();
    return new FeedBench(urls, await createDataSource(urls.appUrl), admin);
  }

  async close(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await this.admin.end();
    await this.store.destroy();
  }

  async append(...streamIds: string[]): Promise<void> {
    for (const streamId of streamIds)
      await withAgency(this.store, AGENCY, (tx) => appendEvents(tx, AGENCY, noting(streamId, 0, 'một')));
  }

  consume(seen: string[], options: Partial<FeedConsumerOptions> = {}): FeedConsumer {
    const consumer = new FeedConsumer({
      name: 'reader',
      feedUrl: this.urls.feedUrl,
      registry: notes,
      pollMs: 20,
      longestBackoffMs: 100,
      handler: (batch) => {
        seen.push(...batch.map((event) => event.streamId));
        return Promise.resolve();
      },
      ...options,
    });
    this.consumers.push(consumer);
    consumer.start();
    return consumer;
  }

  /** Kills every connection of this name; tells how many there were. */
  async terminate(applicationName: string): Promise<number> {
    const { rowCount } = await this.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = $1`,
      [applicationName],
    );
    return rowCount ?? 0;
  }

  /** Whether a connection of this name now does nothing, after a statement like this one. */
  async lastAsked(applicationName: string, statement: string): Promise<boolean> {
    const { rowCount } = await this.admin.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle'
         AND application_name = $1 AND query LIKE $2`,
      [applicationName, statement],
    );
    return rowCount === 1;
  }
}

export const caughtUp = (consumer: FeedConsumer): Promise<void> =>
  until('the consumer is at the head', () => consumer.caughtUp());

export interface Gate {
  readonly reached: () => boolean;
  readonly open: () => void;
  readonly wait: () => Promise<void>;
}

/** Where a handler can be held. */
export function gate(): Gate {
  let arrived = false;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    reached: () => arrived,
    open: () => {
      open();
    },
    wait: () => {
      arrived = true;
      return opened;
    },
  };
}
