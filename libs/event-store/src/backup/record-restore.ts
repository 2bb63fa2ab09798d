import pg from 'pg';
import { EPOCH_LOCK } from '../advisory-locks.js';
import { instantText, type StoredEvent } from '../event-rows.js';
import { type StrayCommand, strayCommands } from '../missing-events.js';
import { readAgency } from '../read-agency.js';
import { rows } from '../sql-runner.js';
import { type AgencyHeads, Heads } from './heads.js';
import type { StoredCheckpoint, StoredCommand, StoredEpoch } from './record.types.js';

/** What a database holds before anything is put into it. */
export interface Present {
  readonly events: number;
  /** Null without events. */
  readonly newestRecordedAt: string | null;
  /** A restore was begun here and did not come to its end: there is nothing to lose. */
  readonly unfinished: boolean;
}

export interface RestoredFrom {
  readonly backupTakenAt: string;
  /** When the new epoch begins: what was due before may have been told (ADR 0021). */
  readonly restoredAt: string;
}

/** The tables that hold the record; every other one with an agency's rows is a read model, or passes. */
export const RECORD = ['events', 'commands', 'epochs', 'feed_checkpoints', 'agencies'];
/** The tables of what passes: in no backup, and gone after a restore. Everybody signs in again. */
const PASSING = ['sessions', 'pending_sign_ins'];
/** Epochs of restores are numbered by the second, from here on. */
const SECONDS_SINCE = '2020-01-01T00:00:00Z';

/**
 * Puts a record back, as the owner of a migrated database, in one transaction in which nobody else sees the tables.
 * Until `commit` nothing has changed; afterwards nothing of ours runs on it until `finish`, when the read models
 * stand again.
 */
export class RecordRestore {
  private constructor(private readonly owner: pg.Client) {}

  static async open(ownerUrl: string): Promise<RecordRestore> {
    const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'dondoc-restore' });
    await owner.connect();
    return new RecordRestore(owner);
  }

  /** What was not committed never was. */
  async close(): Promise<void> {
    await this.owner.end().catch(() => undefined);
  }

  /** How many of our processes are connected: what they remember would be of the record that is replaced. */
  async othersConnected(): Promise<number> {
    const [row] = await rows<{ others: number }>(
      this.owner,
      `SELECT count(*)::integer AS others FROM pg_stat_activity
       WHERE datname = current_database() AND usename IN ('dondoc_app', 'dondoc_feed')`,
    );
    return row?.others ?? 0;
  }

  /** Takes the tables for itself and tells what is in them. */
  async begin(): Promise<Present> {
    await this.owner.query(`SET lock_timeout = '30s'`);
    await this.owner.query('BEGIN');
    await this.owner.query('SELECT pg_advisory_xact_lock($1, $2)', [...EPOCH_LOCK]);
    // The owner sees every agency within this transaction, and nobody else sees anything. `commit` puts it back.
    for (const table of ['events', 'commands'])
      await this.owner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    const [present] = await rows<Present>(
      this.owner,
      `SELECT (SELECT count(*) FROM events)::integer AS events,
         (SELECT ${instantText('max(recorded_at)')} FROM events) AS "newestRecordedAt",
         NOT (SELECT ready FROM epochs ORDER BY epoch DESC LIMIT 1) AS unfinished`,
    );
    if (present === undefined) throw new Error('a row of counts was expected');
    return present;
  }

  /** The record, every read model and what passes go; the number of the newest epoch there was is kept for the next one's. */
  async clear(): Promise<number> {
    const [newest] = await rows<{ epoch: number }>(
      this.owner,
      'SELECT coalesce(max(epoch), 0) AS epoch FROM epochs',
    );
    const tables = await rows<{ name: string }>(
      this.owner,
      `SELECT DISTINCT format('%I', table_name) AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND (column_name = 'agency_id' OR table_name = ANY($1))`,
      [[...RECORD, ...PASSING]],
    );
    await this.owner.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    return newest?.epoch ?? 0;
  }

  /** With the bytes, hashes, epochs, transaction ids and positions they had. */
  async addEvents(events: readonly StoredEvent[]): Promise<void> {
    await this.insert(
      'events',
      {
        agency_id: 'text',
        stream_id: 'text',
        version: 'integer',
        type: 'text',
        schema_version: 'integer',
        data: 'text',
        meta: 'text',
        occurred_at: 'timestamptz',
        recorded_at: 'timestamptz',
        command_id: 'text',
        prev_hash: 'text',
        hash: 'text',
        epoch: 'integer',
        transaction_id: 'xid8',
        position: 'bigint',
      },
      events,
    );
  }

  async addCommands(commands: readonly StoredCommand[]): Promise<void> {
    await this.insert(
      'commands',
      {
        agency_id: 'text',
        command_id: 'text',
        actor_id: 'text',
        body_hash: 'text',
        stream_id: 'text',
        version: 'integer',
        answer: 'text',
        recorded_at: 'timestamptz',
      },
      commands,
    );
  }

  async addEpochs(epochs: readonly StoredEpoch[]): Promise<void> {
    await this.insert(
      'epochs',
      {
        epoch: 'integer',
        begun_at: 'timestamptz',
        reason: 'text',
        system_identifier: 'bigint',
        backup_taken_at: 'timestamptz',
      },
      epochs,
    );
  }

  async addAgencies(agencies: readonly string[]): Promise<void> {
    await this.owner.query('INSERT INTO agencies (agency_id) SELECT unnest($1::text[])', [agencies]);
  }

  /**
   * Each consumer goes on after the last event restored, not from where it was at the backup: what came between it
   * has perhaps told already, and what the workflows missed `reconcile` tells them at the next start.
   */
  async addCheckpoints(checkpoints: readonly StoredCheckpoint[]): Promise<void> {
    await this.owner.query(
      `INSERT INTO feed_checkpoints (consumer, epoch, transaction_id, position)
       SELECT consumer, epoch, transaction_id, position FROM unnest($1::text[]) AS consumer CROSS JOIN (
         SELECT epoch, transaction_id, position FROM events
         ORDER BY epoch DESC, transaction_id DESC, position DESC LIMIT 1) AS head`,
      [checkpoints.map(({ consumer }) => consumer)],
    );
  }

  /** Read back from the tables. */
  async headsOf(agencyId: string): Promise<AgencyHeads> {
    const heads = new Heads();
    for await (const batch of readAgency(this.owner, agencyId, { batchSize: 2_000 }))
      for (const event of batch) {
        const broken = heads.add(event);
        if (broken) throw new Error(`${agencyId}: ${JSON.stringify(broken)}`);
      }
    return heads.sum();
  }

  /** Of what was put back: accepted commands whose events are not theirs. */
  strayCommands(agencyId: string): Promise<StrayCommand[]> {
    return strayCommands(this.owner, agencyId);
  }

  /**
   * Begins the epoch and commits. Its number is higher than any before it, and by the second: one archive restored
   * twice, into two new databases, must not give two epochs that workflows take for the same.
   */
  async commit({ backupTakenAt, restoredAt }: RestoredFrom, newestBefore: number): Promise<number> {
    const [begun] = await rows<{ epoch: number }>(
      this.owner,
      `INSERT INTO epochs (epoch, begun_at, reason, system_identifier, backup_taken_at, ready)
       SELECT greatest($3, (SELECT max(epoch) FROM epochs), floor(extract(epoch FROM $1::timestamptz - $4::timestamptz))) + 1,
         $1, 'restored from a backup', system_identifier, $2, false FROM pg_control_system() RETURNING epoch`,
      [restoredAt, backupTakenAt, newestBefore, SECONDS_SINCE],
    );
    if (begun === undefined) throw new Error('the epoch was not recorded');
    await this.owner.query(
      `SELECT setval(pg_get_serial_sequence('events', 'position'), max(position)) FROM events HAVING count(*) > 0`,
    );
    for (const table of ['events', 'commands'])
      await this.owner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await this.owner.query('COMMIT');
    return begun.epoch;
  }

  /** The read models stand again: what was put back may be run on. */
  async finish(epoch: number): Promise<void> {
    await this.owner.query('UPDATE epochs SET ready = true WHERE epoch = $1', [epoch]);
    await this.owner.query(`ANALYZE ${RECORD.join(', ')}`);
  }

  private async insert(
    table: string,
    columns: Readonly<Record<string, string>>,
    stored: readonly object[],
  ): Promise<void> {
    const names = Object.keys(columns);
    const arrays = Object.entries(columns).map(([, type], index) =>
      // There is no array input for xid8 from parameters of unknown type, but text can be cast.
      type === 'xid8' ? `$${index + 1}::text[]::xid8[]` : `$${index + 1}::${type}[]`,
    );
    await this.owner.query(
      `INSERT INTO ${table} (${names.join(', ')}) ${table === 'events' ? 'OVERRIDING SYSTEM VALUE' : ''}
       SELECT * FROM unnest(${arrays.join(', ')})`,
      names.map((name) => stored.map((row) => (row as Record<string, unknown>)[camel(name)] ?? null)),
    );
  }
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
