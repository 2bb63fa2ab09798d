import { EPOCH_LOCK } from './advisory-locks.js';
import { canonicalJson } from './canonical-json.js';
import { asAlreadyRecorded, commandColumns, type OpenedCommand, recordCommandsSql } from './command-log.js';
import { UnstorableValue, VersionConflict } from './errors.js';
import { GENESIS_HASH, hashEvent } from './event-hash.js';
import { NOW_SQL, type StoredEvent, toRecordedEvent } from './event-rows.js';
import type { CommandRecord, EventMeta, RecordedEvent, StreamAppend } from './event-store.types.js';
import { rows, type SqlRunner, type Statement } from './sql-runner.js';

export interface AppendRequest {
  /** At most one per stream. */
  readonly appends: readonly StreamAppend[];
  readonly meta: EventMeta;
  readonly commandId: string;
  /** Kept with the events, so that a repeat gets its answer; none for what is not a command's to repeat. */
  readonly command?: CommandRecord;
}

type ToInsert = Omit<StoredEvent, 'epoch' | 'transactionId' | 'position'>;
type FilledIn = Pick<StoredEvent, 'streamId' | 'version' | 'epoch' | 'transactionId' | 'position'>;
interface Head {
  readonly streamId: string;
  readonly version: number | null;
  readonly hash: string | null;
  readonly now: string;
}

/**
 * Appends to one or many streams, for one command or for many, in one statement or two. Runs inside
 * `withAgency`; positions follow the order given. With `opened` of the same transaction, and the hash of every
 * event that another follows, nothing is looked up. Throws VersionConflict and CommandAlreadyRecorded (the
 * transaction can then only be rolled back) and UnstorableValue.
 */
export async function appendEvents(
  tx: SqlRunner,
  agencyId: string,
  requests: AppendRequest | readonly AppendRequest[],
  opened?: OpenedCommand,
): Promise<RecordedEvent[]> {
  const all = 'appends' in requests ? [requests] : requests;
  const appends = all.flatMap((request) => request.appends);
  const streamIds = appends.map((append) => append.streamId);
  if (new Set(streamIds).size !== streamIds.length) throw new Error('a stream was given twice');
  if (streamIds.length === 0) return [];
  const heads = (opened && headsGiven(appends, opened.now)) ?? (await readHeads(tx, agencyId, streamIds));
  const events = all.flatMap((request) =>
    request.appends.flatMap((append) => chain(agencyId, append, request, heads)),
  );
  const commands = all.flatMap(({ command }) => (command ? [command] : []));
  const filledIn = await insert(tx, agencyId, events, commands);
  return events.map((event, index) => {
    const row = filledIn[index];
    if (row?.streamId !== event.streamId || row.version !== event.version)
      throw new Error('the database returned rows in another order than they were given');
    return toRecordedEvent({ ...event, ...row });
  });
}

/** Undefined where one would have to be looked up. What was loaded may be outdated: then its version is taken. */
function headsGiven(appends: readonly StreamAppend[], now: string): ReadonlyMap<string, Head> | undefined {
  const heads = new Map<string, Head>();
  for (const { streamId, expectedVersion, prevHash } of appends) {
    if (expectedVersion > 0 && prevHash === undefined) return undefined;
    heads.set(streamId, { streamId, version: expectedVersion, hash: prevHash ?? null, now });
  }
  return heads;
}

const HEADS: Statement = {
  name: 'stream_heads',
  text: `SELECT wanted.stream_id AS "streamId", head.version, head.hash, once.now, once.locked
     FROM (SELECT pg_advisory_xact_lock_shared($3, $4)::text AS locked, ${NOW_SQL} AS now OFFSET 0) AS once
     CROSS JOIN unnest($2::text[]) AS wanted(stream_id)
     LEFT JOIN LATERAL (
       SELECT version, hash FROM events
       WHERE agency_id = $1 AND stream_id = wanted.stream_id ORDER BY version DESC LIMIT 1
     ) AS head ON true`,
};

/**
 * The lock keeps an epoch from beginning between this statement and the commit: an event of the old
 * epoch that commits after the new one began would be passed over by the feed.
 */
async function readHeads(
  tx: SqlRunner,
  agencyId: string,
  streamIds: readonly string[],
): Promise<ReadonlyMap<string, Head>> {
  const heads = await rows<Head>(tx, HEADS, [agencyId, streamIds, ...EPOCH_LOCK]);
  return new Map(heads.map((head) => [head.streamId, head]));
}

function chain(
  agencyId: string,
  append: StreamAppend,
  { meta, commandId }: AppendRequest,
  heads: ReadonlyMap<string, Head>,
): ToInsert[] {
  const head = heads.get(append.streamId);
  if (head === undefined || (head.version ?? 0) !== append.expectedVersion)
    throw new VersionConflict(append.streamId, append.expectedVersion);
  const metaText = canonicalJson(meta);
  let prevHash = head.hash ?? GENESIS_HASH;
  return append.events.map((event, index) => {
    assertInstant(event.occurredAt);
    const envelope = {
      agencyId,
      streamId: append.streamId,
      version: append.expectedVersion + index + 1,
      type: event.type,
      schemaVersion: event.schemaVersion,
      data: canonicalJson(event.data),
      meta: metaText,
      occurredAt: event.occurredAt,
      recordedAt: head.now,
      commandId,
    };
    const hash = hashEvent(envelope, prevHash);
    const row = { ...envelope, prevHash, hash };
    prevHash = hash;
    return row;
  });
}

/**
 * With ON CONFLICT the rows that did not go in tell which stream was overtaken (under row-level security
 * the error of a plain INSERT does not). The second INSERT, of those rows only, is there to be refused:
 * it leaves the transaction so that nobody can commit half an append.
 */
async function insert(
  tx: SqlRunner,
  agencyId: string,
  events: readonly ToInsert[],
  commands: readonly CommandRecord[],
): Promise<FilledIn[]> {
  const columns = [...columnsOf(eventColumns, events), ...commandColumns(agencyId, commands)];
  const filledIn = await rows<FilledIn>(tx, INSERT, columns).catch((error: unknown) => {
    throw asAlreadyRecorded(error) ?? error;
  });
  if (filledIn.length === events.length) return filledIn;
  const inserted = new Set(filledIn.map((row) => `${row.version} ${row.streamId}`));
  const overtaken = events.filter((event) => !inserted.has(`${event.version} ${event.streamId}`));
  const first = overtaken[0];
  if (first === undefined) throw new Error('the database returned more rows than were given');
  await rows(tx, insertSql(''), columnsOf(eventColumns, [first])).catch(() => undefined);
  throw new VersionConflict(first.streamId, first.version - 1);
}

const insertSql = (onConflict: string): string => `
  INSERT INTO events (agency_id, stream_id, version, type, schema_version, data, meta,
    occurred_at, recorded_at, command_id, prev_hash, hash)
  SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::integer[], $6::text[],
    $7::text[], $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[], $12::text[])
  ${onConflict}
  RETURNING stream_id AS "streamId", version, epoch, transaction_id::text AS "transactionId",
    position::text AS position`;

/** The commands first: one that was recorded meanwhile stops here, whatever became of its stream. */
const INSERT: Statement = {
  name: 'append_events',
  text: `WITH command AS (${recordCommandsSql(13)})
    ${insertSql('ON CONFLICT (agency_id, stream_id, version) DO NOTHING')}`,
};

const eventColumns = [
  'agencyId',
  'streamId',
  'version',
  'type',
  'schemaVersion',
  'data',
  'meta',
  'occurredAt',
  'recordedAt',
  'commandId',
  'prevHash',
  'hash',
] as const;

const columnsOf = (columns: typeof eventColumns, events: readonly ToInsert[]): unknown[][] =>
  columns.map((column) => events.map((event) => event[column]));

function assertInstant(text: string): void {
  const time = Date.parse(text);
  if (Number.isNaN(time) || new Date(time).toISOString() !== text)
    throw new UnstorableValue(`${text} is not an instant in UTC with milliseconds`);
}
