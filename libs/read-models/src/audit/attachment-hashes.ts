import { rows } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';

/** Of every file that was received for a report of the agency, each once; from the record itself. */
export const attachmentHashes = async (tx: QueryRunner, agencyId: string): Promise<readonly string[]> =>
  (
    await rows<{ hash: string }>(
      tx,
      `SELECT DISTINCT data::jsonb ->> 'hash' AS hash FROM events
       WHERE agency_id = $1 AND type = 'AttachmentReceived' ORDER BY 1`,
      [agencyId],
    )
  ).map(({ hash }) => hash);
