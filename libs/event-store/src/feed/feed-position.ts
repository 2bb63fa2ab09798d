import { rows, type SqlRunner } from '../sql-runner.js';

/** A place in the feed: everything up to and with it has been read. */
export interface FeedPosition {
  readonly epoch: number;
  /** xid8 and bigint as text. */
  readonly transactionId: string;
  readonly position: string;
}

export const BEGINNING: FeedPosition = { epoch: 0, transactionId: '0', position: '0' };

/** How far a consumer has come; the beginning for one that has never run. */
export async function loadCheckpoint(feed: SqlRunner, consumer: string): Promise<FeedPosition> {
  const [row] = await rows<FeedPosition>(
    feed,
    `SELECT epoch, transaction_id::text AS "transactionId", position::text AS position
     FROM feed_checkpoints WHERE consumer = $1`,
    [consumer],
  );
  return row ?? BEGINNING;
}

export async function saveCheckpoint(feed: SqlRunner, consumer: string, at: FeedPosition): Promise<void> {
  await feed.query(
    `INSERT INTO feed_checkpoints (consumer, epoch, transaction_id, position)
     VALUES ($1, $2, $3::text::xid8, $4)
     ON CONFLICT (consumer) DO UPDATE SET epoch = excluded.epoch, transaction_id = excluded.transaction_id,
       position = excluded.position, updated_at = clock_timestamp()`,
    [consumer, at.epoch, at.transactionId, at.position],
  );
}
