import { rows, type SqlRunner } from '../sql-runner.js';

/** Before it everything is committed and was read; from it on some is, and some may still commit. */
export interface SincePlace {
  readonly epoch: number;
  /** xid8 as text: the oldest transaction that was running. */
  readonly transactionId: string;
}

export interface HappenedEvent {
  readonly streamId: string;
  readonly type: string;
  /** bigint as text. */
  readonly position: string;
  /** xid8 as text. */
  readonly transactionId: string;
}

export interface EventsSince {
  readonly events: readonly HappenedEvent[];
  /** Where the next reading begins; what was in flight at this one is read again with it. */
  readonly place: SincePlace;
  /** Some were left out: more than `limit`, or the record was restored since. */
  readonly incomplete: boolean;
}

interface Row {
  readonly epoch: number;
  readonly xmin: string;
  readonly streamId: string | null;
  readonly type: string;
  readonly position: string;
  readonly transactionId: string;
}

/**
 * What one agency's streams had of new events since a place, inside `withAgency`; without a place only where that is
 * now. Unlike the feed it waits for no older transaction: events may come out of order, and some twice, none never.
 */
export async function eventsSince(
  tx: SqlRunner,
  agencyId: string,
  after: SincePlace | undefined,
  limit: number,
): Promise<EventsSince> {
  const found = await rows<Row>(
    tx,
    `WITH now AS (
       SELECT dondoc_current_epoch() AS epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin
     )
     SELECT now.epoch, now.xmin, stream_id AS "streamId", type, position::text AS position,
       transaction_id::text AS "transactionId"
     FROM now LEFT JOIN LATERAL (
       SELECT stream_id, type, position, transaction_id FROM events
       WHERE agency_id = $1 AND epoch = $2 AND transaction_id >= $3::text::xid8
       ORDER BY epoch, transaction_id, position LIMIT $4
     ) AS since ON true`,
    [agencyId, after?.epoch ?? 0, after?.transactionId ?? '0', limit + 1],
  );
  const [first] = found;
  if (!first) throw new Error('a join with one row gave none');
  const place = { epoch: first.epoch, transactionId: first.xmin };
  const events = found.flatMap(({ streamId, type, position, transactionId }) =>
    streamId === null ? [] : [{ streamId, type, position, transactionId }],
  );
  const restored = after !== undefined && after.epoch !== place.epoch;
  return { events: events.slice(0, limit), place, incomplete: restored || events.length > limit };
}
