import { appendEvents, rows, type EventMeta } from '@dondoc/event-store';
import type { Instant } from '@dondoc/domain';
import type { AnyEvent } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import { appendTo } from './handled.js';

/** First number of the advisory lock of such a stream; the store's own begin with 0x444f4e. */
const LOG_LOCK = 0x444f52;

interface LogEntry {
  readonly agencyId: string;
  readonly streamId: string;
  readonly event: AnyEvent;
  readonly now: Instant;
  readonly commandId: string;
  readonly metaOf: (tx: QueryRunner) => EventMeta | Promise<EventMeta>;
}

/**
 * Appends to a stream on which nothing is decided, such as a person's. The lock lets the entries of one stream
 * queue instead of overtaking each other.
 */
export async function appendToLog(tx: QueryRunner, entry: LogEntry): Promise<void> {
  const { agencyId, streamId, event, now, commandId, metaOf } = entry;
  const version = await lockLog(tx, agencyId, streamId);
  await appendEvents(tx, agencyId, {
    appends: [appendTo(streamId, { version }, [event], now)],
    meta: await metaOf(tx),
    commandId,
  });
}

/** Until the transaction ends nobody else appends to it; the version it has. */
export async function lockLog(tx: QueryRunner, agencyId: string, streamId: string): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOG_LOCK, `${agencyId}/${streamId}`]);
  const [head] = await rows<{ version: number }>(
    tx,
    'SELECT coalesce(max(version), 0)::integer AS version FROM events WHERE agency_id = $1 AND stream_id = $2',
    [agencyId, streamId],
  );
  return head?.version ?? 0;
}
