import type { EventRegistry } from './event-registry.js';
import { EVENT_COLUMNS, type StoredEvent, toRecordedEvent } from './event-rows.js';
import type { RecordedEvent } from './event-store.types.js';
import { rows, type SqlRunner, type Statement } from './sql-runner.js';

const LOAD: Statement = {
  name: 'load_stream',
  text: `SELECT ${EVENT_COLUMNS} FROM events WHERE agency_id = $1 AND stream_id = $2 ORDER BY version`,
};

const LOAD_MANY: Statement = {
  name: 'load_streams',
  text: `SELECT ${EVENT_COLUMNS} FROM events WHERE agency_id = $1 AND stream_id = ANY($2)
    ORDER BY stream_id, version`,
};

/**
 * A stream's events in order, in today's schema versions; empty for a stream that does not exist.
 * Throws UnknownEventVersion for an event the registry does not know, and UnreadableEvent.
 */
export async function loadStream(
  tx: SqlRunner,
  agencyId: string,
  streamId: string,
  registry: EventRegistry,
): Promise<RecordedEvent[]> {
  const stored = await rows<StoredEvent>(tx, LOAD, [agencyId, streamId]);
  return stored.map((row) => registry.upcast(toRecordedEvent(row)));
}

/** As `loadStream`, of many streams in one statement, by stream; one that does not exist is not among them. */
export async function loadStreams(
  tx: SqlRunner,
  agencyId: string,
  streamIds: readonly string[],
  registry: EventRegistry,
): Promise<ReadonlyMap<string, RecordedEvent[]>> {
  const stored = await rows<StoredEvent>(tx, LOAD_MANY, [agencyId, streamIds]);
  const streams = new Map<string, RecordedEvent[]>();
  for (const row of stored) {
    const event = registry.upcast(toRecordedEvent(row));
    const known = streams.get(event.streamId);
    if (known) known.push(event);
    else streams.set(event.streamId, [event]);
  }
  return streams;
}
