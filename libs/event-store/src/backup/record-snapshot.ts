import pg from 'pg';
import { assertSafeRole } from '../database-safety.js';
import { instantText, type StoredEvent } from '../event-rows.js';
import { readAgency } from '../read-agency.js';
import { rows, type SqlRunner } from '../sql-runner.js';
import type { StoredCheckpoint, StoredCommand, StoredEpoch } from './record.types.js';

export interface SnapshotUrls {
  /** The role dondoc_app: of each agency its accepted commands. */
  readonly appUrl: string;
  /** The role dondoc_feed: the events of all agencies. */
  readonly feedUrl: string;
}

const BATCH = 2_000;

export interface RecordedAgency {
  readonly agencyId: string;
  /** It has an organisation, and with it a place in the list of agencies. */
  readonly organised: boolean;
}

/** Every agency of which there is an event, as `dondoc_feed`; from index to index, not through all of them. */
export const recordedAgencies = (feed: SqlRunner): Promise<RecordedAgency[]> =>
  rows<RecordedAgency>(
    feed,
    `WITH RECURSIVE found (id) AS (
       (SELECT agency_id FROM events ORDER BY agency_id LIMIT 1)
       UNION ALL
       SELECT (SELECT agency_id FROM events WHERE agency_id > found.id ORDER BY agency_id LIMIT 1)
       FROM found WHERE found.id IS NOT NULL
     ) SELECT id AS "agencyId",
         EXISTS (SELECT FROM events WHERE agency_id = id AND stream_id = 'organisation') AS organised
       FROM found WHERE id IS NOT NULL`,
  );

/**
 * The whole record as it stood at one instant, read by the two roles that the running system has: none may change
 * anything, and nobody waits for it. Throws UnsafeDatabase.
 */
export class RecordSnapshot {
  private constructor(
    private readonly app: pg.Client,
    private readonly feed: pg.Client,
  ) {}

  static async open({ appUrl, feedUrl }: SnapshotUrls): Promise<RecordSnapshot> {
    const [app, feed] = [appUrl, feedUrl].map(
      (connectionString) => new pg.Client({ connectionString, application_name: 'dondoc-backup' }),
    ) as [pg.Client, pg.Client];
    const snapshot = new RecordSnapshot(app, feed);
    try {
      await app.connect();
      await feed.connect();
      await assertSafeRole(app);
      const begin = 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY';
      await app.query(begin);
      const [exported] = await rows<{ id: string }>(app, 'SELECT pg_export_snapshot() AS id');
      await feed.query(begin);
      await feed.query(`SET TRANSACTION SNAPSHOT ${feed.escapeLiteral(exported?.id ?? '')}`);
      return snapshot;
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.app, this.feed].map((client) => client.end().catch(() => undefined)));
  }

  /** Names of the migrations that made the tables, in order. */
  async schema(): Promise<string[]> {
    const done = await rows<{ name: string }>(this.app, 'SELECT name FROM schema_migrations ORDER BY id');
    return done.map(({ name }) => name);
  }

  epochs(): Promise<StoredEpoch[]> {
    return rows(
      this.app,
      `SELECT epoch, ${instantText('begun_at')} AS "begunAt", reason, system_identifier::text AS "systemIdentifier",
         ${instantText('backup_taken_at')} AS "backupTakenAt" FROM epochs ORDER BY epoch`,
    );
  }

  checkpoints(): Promise<StoredCheckpoint[]> {
    return rows(
      this.feed,
      `SELECT consumer, epoch, transaction_id::text AS "transactionId", position::text AS position
       FROM feed_checkpoints ORDER BY consumer`,
    );
  }

  /** The installation's own list. */
  async listedAgencies(): Promise<string[]> {
    const listed = await rows<{ id: string }>(this.app, 'SELECT agency_id AS id FROM agencies ORDER BY 1');
    return listed.map(({ id }) => id);
  }

  agencies(): Promise<RecordedAgency[]> {
    return recordedAgencies(this.feed);
  }

  async countEvents(): Promise<number> {
    const [counted] = await rows<{ events: number }>(
      this.feed,
      'SELECT count(*)::integer AS events FROM events',
    );
    return counted?.events ?? 0;
  }

  events(agencyId: string): AsyncGenerator<readonly StoredEvent[]> {
    return readAgency(this.feed, agencyId, { batchSize: BATCH });
  }

  async *commands(agencyId: string): AsyncGenerator<readonly StoredCommand[]> {
    await this.app.query(`SELECT set_config('dondoc.agency_id', $1, true)`, [agencyId]);
    let after = '';
    for (;;) {
      const batch = await rows<StoredCommand>(
        this.app,
        `SELECT agency_id AS "agencyId", command_id AS "commandId", actor_id AS "actorId", body_hash AS "bodyHash",
           stream_id AS "streamId", version, answer, ${instantText('recorded_at')} AS "recordedAt"
         FROM commands WHERE agency_id = $1 AND command_id > $2 ORDER BY command_id LIMIT $3`,
        [agencyId, after, BATCH],
      );
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) return;
      after = batch.at(-1)?.commandId ?? after;
    }
  }
}
