import { type MissingEvents, missingEvents, rows, strayCommands, verifyChain } from '@dondoc/event-store';
import { claimedVersions } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import type { AuditVerification, OnVerified } from './application.types.js';

/**
 * The chain proves that what is there was not changed; what was cut off a stream's end only the accepted
 * commands and the read models still know of. Where all three were cut alike nothing here tells (ADR 0015).
 */
export async function verifyAudit(
  tx: QueryRunner,
  agencyId: string,
  streamId?: string,
  onProgress?: OnVerified,
): Promise<AuditVerification> {
  const of = onProgress ? await countEvents(tx, agencyId) : 0;
  const missing = await findMissingEvents(tx, agencyId, streamId);
  const chain = await verifyChain(tx, agencyId, {
    ...(streamId !== undefined && { streamId }),
    ...(onProgress && {
      onProgress: ({ events }) => {
        onProgress({ done: events, of });
      },
    }),
  });
  const stray = await strayCommands(tx, agencyId, streamId);
  const whole = chain.broken === null && missing.length === 0 && stray.length === 0 && chain.events > 0;
  return { whole, streamId: streamId ?? null, ...chain, missing, stray };
}

const countEvents = async (tx: QueryRunner, agencyId: string): Promise<number> => {
  const [counted] = await rows<{ events: number }>(
    tx,
    'SELECT count(*)::integer AS events FROM events WHERE agency_id = $1',
    [agencyId],
  );
  return counted?.events ?? 0;
};

export const findMissingEvents = async (
  tx: QueryRunner,
  agencyId: string,
  streamId?: string,
): Promise<readonly MissingEvents[]> =>
  missingEvents(tx, agencyId, await claimedVersions(tx, agencyId), streamId);
