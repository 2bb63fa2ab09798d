import { createHash } from 'node:crypto';

/** Advisory locks are two numbers for a whole database: the first says that they are ours, and for what. */
const FAMILY = 0x444f4e;

export const MIGRATION_LOCK = [FAMILY, 1] as const;
/** Shared by every append; taken alone to begin an epoch. */
export const EPOCH_LOCK = [FAMILY, 2] as const;

/** The lease of one feed consumer, by its name. */
export const consumerLock = (name: string): readonly [number, number] => [
  FAMILY + 1,
  createHash('sha256').update(name, 'utf8').digest().readInt32BE(0),
];
