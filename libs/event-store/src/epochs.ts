import pg from 'pg';
import { EPOCH_LOCK } from './advisory-locks.js';
import { instantText } from './event-rows.js';
import { rows, type SqlRunner } from './sql-runner.js';

/** The epoch that appends are recorded in now. */
export async function currentEpoch(database: SqlRunner): Promise<number> {
  const [row] = await rows<{ epoch: number }>(database, 'SELECT dondoc_current_epoch() AS epoch');
  if (row === undefined) throw new Error('the store has no epoch');
  return row.epoch;
}

/** When the newest epoch that a restore began, began; null in a store that was never restored from a backup. */
export async function lastRestore(database: SqlRunner): Promise<string | null> {
  const [row] = await rows<{ at: string | null }>(
    database,
    `SELECT ${instantText('max(begun_at)')} AS at FROM epochs WHERE backup_taken_at IS NOT NULL`,
  );
  return row?.at ?? null;
}

/**
 * Begins a new epoch and returns it. To be called after every restore: transaction ids begin anew in
 * another cluster, and readers may have seen events that a restore took back. Waits for the appends
 * that run, and later ones wait for it.
 */
export async function beginEpoch(ownerUrl: string, reason: string): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await recordEpoch(owner, reason);
  } finally {
    await owner.end();
  }
}

/** On one connection of the owner: begins an epoch when the store has moved to another cluster since the last. */
export async function beginEpochIfMoved(owner: SqlRunner): Promise<void> {
  const [row] = await rows<{ moved: boolean }>(
    owner,
    `SELECT (SELECT system_identifier FROM epochs ORDER BY epoch DESC LIMIT 1)
       <> (SELECT system_identifier FROM pg_control_system()) AS moved`,
  );
  if (row?.moved === true) await recordEpoch(owner, 'moved to another cluster');
}

async function recordEpoch(owner: SqlRunner, reason: string): Promise<number> {
  await owner.query('BEGIN');
  try {
    await owner.query('SELECT pg_advisory_xact_lock($1, $2)', [...EPOCH_LOCK]);
    const [row] = await rows<{ epoch: number }>(
      owner,
      `INSERT INTO epochs (epoch, reason, system_identifier)
       SELECT dondoc_current_epoch() + 1, $1, system_identifier FROM pg_control_system() RETURNING epoch`,
      [reason],
    );
    await owner.query('COMMIT');
    if (row === undefined) throw new Error('the epoch was not recorded');
    return row.epoch;
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}
