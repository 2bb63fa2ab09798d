import pg from 'pg';
import { consumerLock } from '../advisory-locks.js';
import type { EventRegistry } from '../event-registry.js';
import type { RecordedEvent } from '../event-store.types.js';
import { rows } from '../sql-runner.js';
import { FEED_CHANNEL } from './feed-notifier.js';
import { loadCheckpoint, saveCheckpoint } from './feed-position.js';
import { asFarAsReadable, type FeedLag, feedLag, isHeldBack, readFeed } from './read-feed.js';
import { WakeUp } from './wake-up.js';

export interface FeedConsumerOptions {
  /** Names the checkpoint and the lease. */
  readonly name: string;
  /** DATABASE_FEED_URL, the role dondoc_feed. */
  readonly feedUrl: string;
  readonly registry: EventRegistry;
  /** Gets events in feed order, at least once; a throw repeats the batch after a growing pause. */
  readonly handler: (batch: readonly RecordedEvent[]) => Promise<void>;
  readonly batchSize?: number;
  /** Milliseconds between looks at the feed when nobody calls. */
  readonly pollMs?: number;
  /** Milliseconds; the pause after a failure doubles up to this. */
  readonly longestBackoffMs?: number;
  /** Told of every failure, once for each pause; the consumer goes on by itself. An event it cannot read is named. */
  readonly onError?: (error: unknown) => void;
}

const FIRST_RETRY_MS = 5;
const FIRST_BACKOFF_MS = 100;

/**
 * Follows the feed under a name; of all processes with that name one works, the others wait.
 *
 * The lease is an advisory lock of the session that also saves the checkpoint. Against a leased-until
 * row it needs no clock and no renewals: it ends with the connection, and a holder that has lost its
 * connection has lost with it the means to save a checkpoint over its successor's.
 */
export class FeedConsumer {
  private readonly options: Required<FeedConsumerOptions>;
  private readonly wakeUp = new WakeUp();
  private readonly inspection: pg.Pool;
  private running: Promise<void> | undefined;
  private stopping = false;
  private backoffMs = FIRST_BACKOFF_MS;

  constructor(options: FeedConsumerOptions) {
    this.options = {
      batchSize: 500,
      pollMs: 500,
      longestBackoffMs: 10_000,
      onError: () => undefined,
      ...options,
    };
    this.inspection = new pg.Pool({
      connectionString: options.feedUrl,
      application_name: `dondoc-feed-${options.name}-lag`,
      max: 1,
      allowExitOnIdle: true,
    });
    this.inspection.on('error', this.options.onError);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Waits for the batch in hand and its checkpoint, then lets go of the lease. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp.call();
    await this.running;
    if (!this.inspection.ended) await this.inspection.end();
  }

  lag(): Promise<FeedLag> {
    return feedLag(this.inspection, this.options.name);
  }

  /** At the head and idle: every event committed by now has been handled and its checkpoint saved. */
  async caughtUp(): Promise<boolean> {
    return (await this.lag()).events === 0;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.session();
      } catch (error) {
        this.options.onError(error);
        await this.backOff();
      }
    }
  }

  private async backOff(): Promise<void> {
    if (this.stopping) return;
    // Notifications that came while the handler failed are no reason to try again sooner.
    this.wakeUp.forget();
    await this.wakeUp.pause(this.backoffMs);
    this.backoffMs = Math.min(this.backoffMs * 2, this.options.longestBackoffMs);
  }

  private async session(): Promise<void> {
    const client = this.newClient();
    try {
      await this.connect(client);
      while (!this.stopping && !(await this.takeLease(client))) await this.wakeUp.pause(this.options.pollMs);
      if (!this.stopping) await this.follow(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async follow(client: pg.Client): Promise<void> {
    const { name, registry, handler, batchSize: limit, pollMs } = this.options;
    let after = await loadCheckpoint(client, name);
    let retryMs = FIRST_RETRY_MS;
    while (!this.stopping) {
      const read = await readFeed(client, { after, limit });
      const batch = asFarAsReadable(read, (event) => registry.upcast(event));
      const last = batch.at(-1);
      if (last !== undefined) {
        await handler(batch);
        after = { epoch: last.epoch, transactionId: last.transactionId, position: last.position };
        await saveCheckpoint(client, name, after);
        this.backoffMs = FIRST_BACKOFF_MS;
        retryMs = FIRST_RETRY_MS;
      } else if (await isHeldBack(client, after)) {
        // Committed, but behind an older transaction that nobody will announce the end of.
        await this.wakeUp.pause(retryMs);
        retryMs = Math.min(retryMs * 2, pollMs);
      } else {
        await this.wakeUp.pause(pollMs);
        retryMs = FIRST_RETRY_MS;
      }
    }
  }

  private async takeLease(client: pg.Client): Promise<boolean> {
    const [row] = await rows<{ taken: boolean }>(client, 'SELECT pg_try_advisory_lock($1, $2) AS taken', [
      ...consumerLock(this.options.name),
    ]);
    return row?.taken === true;
  }

  private newClient(): pg.Client {
    const client = new pg.Client({
      connectionString: this.options.feedUrl,
      application_name: `dondoc-feed-${this.options.name}`,
      connectionTimeoutMillis: 10_000,
      query_timeout: 60_000,
      keepAlive: true,
    });
    // The next query on a lost connection fails; until then nobody should sleep on it.
    client.on('error', () => this.wakeUp.call());
    client.on('notification', () => this.wakeUp.call());
    return client;
  }

  private async connect(client: pg.Client): Promise<void> {
    await client.connect();
    // A holder whose machine vanishes frees the lease in half a minute, not after the system's two hours.
    await client.query(
      'SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
    );
    await client.query(`LISTEN ${FEED_CHANNEL}`);
  }
}
