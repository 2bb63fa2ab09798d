import { rows, type Statement } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';

/** First number of the advisory lock; the store's own begin with 0x444f4e. */
const PROJECTION_LOCK = 0x444f53;

const PASS: Statement = {
  name: 'pass_gate',
  text: 'SELECT pg_advisory_xact_lock_shared($1, hashtext($2))',
};

/**
 * Projections of an agency go through together; a rebuild alone. One lock instead of one per table, so
 * that a rebuild and a command, which take the tables in another order, never wait for each other.
 */
export const passGate = async (tx: QueryRunner, agencyId: string): Promise<void> => {
  await rows(tx, PASS, [PROJECTION_LOCK, agencyId]);
};

/** Whoever projects now has committed before this returns; whoever comes later waits for the rebuild. */
export const closeGate = async (tx: QueryRunner, agencyId: string): Promise<void> => {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [PROJECTION_LOCK, agencyId]);
};
