import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Between two notices at least: consumers read in batches, and each notice wakes all of them. */
const PAUSE_MS = 20;

export const FEED_CHANNEL = 'dondoc_events';

/**
 * Wakes the feed's consumers after a commit, on a connection of its own: a NOTIFY inside the append
 * would take a lock that serialises every commit of the database. Calls that come while one is under
 * way are merged into one. A failure is reported and nothing else, since consumers poll as well.
 */
export class FeedNotifier {
  private client: pg.Client | undefined;
  private running: Promise<void> | undefined;
  private wanted = false;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly onError: (error: unknown) => void = () => undefined,
  ) {}

  /** Returns at once. */
  notify(): void {
    if (this.closed) return;
    this.wanted = true;
    this.running ??= this.send();
  }

  /** Sends what was asked for and closes the connection. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.client?.end();
    this.client = undefined;
  }

  private async send(): Promise<void> {
    while (this.wanted) {
      try {
        this.client ??= await this.connect();
        this.wanted = false;
        await this.client.query(`NOTIFY ${FEED_CHANNEL}`);
        await delay(PAUSE_MS);
      } catch (error) {
        this.wanted = false;
        this.drop();
        this.onError(error);
      }
    }
    // Here and not in a `finally` of the promise: a call between the two would be lost.
    this.running = undefined;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'dondoc-notify',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    await client.connect();
    return client;
  }

  private drop(): void {
    const lost = this.client;
    this.client = undefined;
    lost?.end().catch(() => undefined);
  }
}
