import { UnreadableEvent } from './errors.js';
import type { EventMeta, RecordedEvent } from './event-store.types.js';
import type { EventEnvelope } from './event-hash.js';

/** An instant out of the database as text: exact, whatever the session's time zone or driver. */
export const instantText = (expression: string): string =>
  `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const NOW_SQL = instantText(`date_trunc('milliseconds', clock_timestamp())`);

/** Select list of an event as it is stored; rows are StoredEvent. */
export const EVENT_COLUMNS = [
  'agency_id AS "agencyId"',
  'stream_id AS "streamId"',
  'version',
  'type',
  'schema_version AS "schemaVersion"',
  'data',
  'meta',
  `${instantText('occurred_at')} AS "occurredAt"`,
  `${instantText('recorded_at')} AS "recordedAt"`,
  'command_id AS "commandId"',
  'prev_hash AS "prevHash"',
  'hash',
  'epoch',
  'transaction_id::text AS "transactionId"',
  'position::text AS position',
].join(', ');

/** Bytes of `data` after which a batch takes no more: whoever reads many events has room for these and one more. */
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Of a page of whole rows of `events` the first ones, as far as their texts go together, and one at least: how much
 * is read at once must not be up to whoever wrote it. `order` are the columns by which the page is ordered.
 */
export const firstOf = (page: string, order: readonly string[]): string => {
  const inOrder = order.map((column) => `events.${column}`).join(', ');
  return `SELECT ${EVENT_COLUMNS} FROM (
      SELECT *, sum(octet_length(data)) OVER (ORDER BY ${inOrder} ROWS UNBOUNDED PRECEDING) - octet_length(data)
        AS bytes_before FROM (${page}) AS events
    ) AS events WHERE bytes_before < ${BATCH_BYTES} ORDER BY ${inOrder}`;
};

/** An event with `data` and `meta` still as the stored text. */
export interface StoredEvent extends EventEnvelope {
  readonly prevHash: string;
  readonly hash: string;
  readonly epoch: number;
  readonly transactionId: string;
  readonly position: string;
}

/** Parses a stored row; nothing is upcast. Throws UnreadableEvent. */
export const toRecordedEvent = (row: StoredEvent): RecordedEvent => ({
  ...row,
  data: objectIn(row.data, row),
  meta: objectIn(row.meta, row) as EventMeta,
});

function objectIn(text: string, row: StoredEvent): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UnreadableEvent(row, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableEvent(row);
  return value;
}
