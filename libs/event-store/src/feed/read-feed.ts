import { firstOf, type StoredEvent, toRecordedEvent } from '../event-rows.js';
import type { RecordedEvent } from '../event-store.types.js';
import { UnknownEventVersion, UnreadableEvent } from '../errors.js';
import { rows, type SqlRunner } from '../sql-runner.js';
import { type FeedPosition, loadCheckpoint } from './feed-position.js';

export interface ReadFeedRequest {
  readonly after: FeedPosition;
  /** Events at most; fewer when they are long. */
  readonly limit: number;
}

/** Events after a place, whether they may be handed out already or not. */
const AFTER = '(epoch, transaction_id, position) > ($1, $2::text::xid8, $3)';

/**
 * The next events of all agencies, as `dondoc_feed`, in the order (epoch, transaction, position); nothing
 * is upcast. Of the current epoch only what lies below every transaction still running in the cluster, so
 * that one that commits late is never passed over; a finished epoch is wholly visible. Stops before an
 * event that cannot be read, and throws UnreadableEvent when that is the next one.
 */
export async function readFeed(feed: SqlRunner, { after, limit }: ReadFeedRequest): Promise<RecordedEvent[]> {
  const stored = await rows<StoredEvent>(
    feed,
    firstOf(
      `SELECT * FROM events
       WHERE ${AFTER}
         AND (epoch < (SELECT dondoc_current_epoch()) OR transaction_id < pg_snapshot_xmin(pg_current_snapshot()))
       ORDER BY epoch, transaction_id, position LIMIT $4`,
      ['epoch', 'transaction_id', 'position'],
    ),
    [after.epoch, after.transactionId, after.position, limit],
  );
  return asFarAsReadable(stored, toRecordedEvent);
}

/** Nothing is passed over, but what stands before an event that cannot be read is not held up by it. */
export function asFarAsReadable<From, To>(events: readonly From[], read: (event: From) => To): To[] {
  const done: To[] = [];
  for (const event of events) {
    try {
      done.push(read(event));
    } catch (error) {
      const unreadable = error instanceof UnreadableEvent || error instanceof UnknownEventVersion;
      if (!unreadable || done.length === 0) throw error;
      break;
    }
  }
  return done;
}

/** Whether anything is committed after a place at which readFeed gave nothing. */
export async function isHeldBack(feed: SqlRunner, after: FeedPosition): Promise<boolean> {
  const found = await rows(feed, `SELECT FROM events WHERE ${AFTER} LIMIT 1`, [
    after.epoch,
    after.transactionId,
    after.position,
  ]);
  return found.length > 0;
}

export interface FeedLag {
  /** Committed events the consumer has not finished; counted up to 10,000. */
  readonly events: number;
  /** When the oldest of them was recorded; null at the head. */
  readonly oldestRecordedAt: string | null;
}

const COUNT_AT_MOST = 10_000;

/** How far a consumer is behind, whichever process runs it. */
export async function feedLag(feed: SqlRunner, consumer: string): Promise<FeedLag> {
  const { epoch, transactionId, position } = await loadCheckpoint(feed, consumer);
  const [row] = await rows<FeedLag>(
    feed,
    `SELECT count(*)::integer AS events,
       to_char(min(recorded_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "oldestRecordedAt"
     FROM (SELECT recorded_at FROM events WHERE ${AFTER} ORDER BY epoch, transaction_id, position
       LIMIT ${COUNT_AT_MOST}) AS behind`,
    [epoch, transactionId, position],
  );
  if (row === undefined) throw new Error('an aggregate gave no row');
  return row;
}
