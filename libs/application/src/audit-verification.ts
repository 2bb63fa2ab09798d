import { type MissingEvents, missingEvents, strayCommands, verifyChain } from '@dondoc/event-store';
import { claimedVersions } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import type { AuditVerification } from './application.types.js';

/**
 * The chain proves that what is there was not changed; what was cut off a stream's end only the accepted
 * commands and the read models still know of. Where all three were cut alike nothing here tells (ADR 0015).
 */
export async function verifyAudit(
  tx: QueryRunner,
  agencyId: string,
  streamId?: string,
): Promise<AuditVerification> {
  const missing = await findMissingEvents(tx, agencyId, streamId);
  const chain = await verifyChain(tx, agencyId, streamId === undefined ? {} : { streamId });
  const stray = await strayCommands(tx, agencyId, streamId);
  const whole = chain.broken === null && missing.length === 0 && stray.length === 0 && chain.events > 0;
  return { whole, streamId: streamId ?? null, ...chain, missing, stray };
}

export const findMissingEvents = async (
  tx: QueryRunner,
  agencyId: string,
  streamId?: string,
): Promise<readonly MissingEvents[]> =>
  missingEvents(tx, agencyId, await claimedVersions(tx, agencyId), streamId);
