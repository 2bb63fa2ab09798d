import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

/** First number of the advisory lock; the store's own begin with 0x444f4e. */
const PROJECTION_LOCK = 0x444f53;

/**
 * Whoever projects holds this lock of the agency's shared (openCommand takes it); a rebuild alone. One lock
 * instead of one per table, so that a rebuild and a command, which take the tables in another order, never
 * wait for each other.
 */
export const projectionLock = (agencyId: string): readonly [number, number] => [
  PROJECTION_LOCK,
  createHash('sha256').update(agencyId, 'utf8').digest().readInt32BE(0),
];

/** Whoever projects now has committed before this returns; whoever comes later waits for the rebuild. */
export const closeGate = async (tx: QueryRunner, agencyId: string): Promise<void> => {
  await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [...projectionLock(agencyId)]);
};
