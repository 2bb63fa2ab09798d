import { firstOf, type StoredEvent } from './event-rows.js';
import { rows, type SqlRunner } from './sql-runner.js';

export interface ReadAgencyOptions {
  readonly batchSize: number;
  /** This stream only. */
  readonly streamId?: string | undefined;
}

/**
 * Every event of an agency in batches, stream by stream, each in order of version; nothing is upcast. A batch ends
 * early when its events are long, but has one at least.
 */
export async function* readAgency(
  database: SqlRunner,
  agencyId: string,
  { batchSize, streamId }: ReadAgencyOptions,
): AsyncGenerator<readonly StoredEvent[]> {
  let after = { streamId: '', version: 0 };
  for (;;) {
    const batch = await rows<StoredEvent>(
      database,
      firstOf(
        `SELECT * FROM events
         WHERE agency_id = $1 AND (stream_id, version) > ($2, $3) AND ($5::text IS NULL OR stream_id = $5)
         ORDER BY stream_id, version LIMIT $4`,
        ['stream_id', 'version'],
      ),
      [agencyId, after.streamId, after.version, batchSize, streamId ?? null],
    );
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch;
    after = last;
  }
}
