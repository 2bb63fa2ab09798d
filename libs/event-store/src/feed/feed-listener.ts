import pg from 'pg';
import { FEED_CHANNEL } from './feed-notifier.js';

/** Between two tries to connect, in milliseconds. */
const AGAIN_MS = 5_000;

/**
 * Hears of what was committed, on one connection of its own for the whole process. Whoever listens polls as well: a
 * notice may be lost, and a connection that cannot be had is tried again quietly.
 */
export class FeedListener {
  private client: pg.Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private connecting: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly wake: () => void,
    private readonly againMs = AGAIN_MS,
  ) {}

  /** Returns at once; a second time it does nothing. */
  start(): void {
    if (this.closed || this.client || this.connecting || this.again) return;
    this.connecting = this.connect().finally(() => {
      this.connecting = undefined;
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.again);
    await this.connecting;
    await this.client?.end().catch(() => undefined);
    this.client = undefined;
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'dondoc-listen',
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client.on('notification', this.wake);
    client.on('error', () => {
      this.lost(client);
    });
    client.on('end', () => {
      this.lost(client);
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${FEED_CHANNEL}`);
    } catch {
      this.lost(client);
    }
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    if (this.closed) return;
    this.again = setTimeout(() => {
      this.again = undefined;
      this.start();
    }, this.againMs);
    this.again.unref();
  }
}
