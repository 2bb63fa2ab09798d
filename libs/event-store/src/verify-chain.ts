import { type BrokenLink, ChainVerifier } from './chain-verifier.js';
import { EVENT_COLUMNS, type StoredEvent } from './event-rows.js';
import { rows, type SqlRunner } from './sql-runner.js';

/** Counts are of everything there is, also behind a broken place. */
export interface ChainReport {
  readonly streams: number;
  readonly events: number;
  /** The first broken place in the order of stream and version; null when every stream is whole. */
  readonly broken: BrokenLink | null;
}

export interface VerifyOptions {
  /** After every batch. */
  readonly onProgress?: (soFar: { streams: number; events: number }) => void;
  readonly batchSize?: number;
  /** This stream only. */
  readonly streamId?: string;
}

/**
 * Verifies every stream of an agency, in batches, stopping at the first broken place. Reads as
 * `dondoc_app` inside `withAgency`, or as `dondoc_feed`. What was cut off at a stream's end leaves no
 * trace in the stream itself: `missingEvents` looks for that.
 */
export async function verifyChain(
  database: SqlRunner,
  agencyId: string,
  { onProgress, batchSize = 1_000, streamId }: VerifyOptions = {},
): Promise<ChainReport> {
  const verifier = new ChainVerifier();
  let after = { streamId: '', version: 0 };
  for (;;) {
    const batch = await readBatch(database, agencyId, { after, only: streamId, limit: batchSize });
    for (const event of batch) {
      const broken = verifier.check(event);
      if (broken) return { ...(await countAll(database, agencyId, streamId)), broken };
      after = event;
    }
    onProgress?.({ streams: verifier.streams, events: verifier.events });
    if (batch.length < batchSize) return { streams: verifier.streams, events: verifier.events, broken: null };
  }
}

const countAll = async (
  database: SqlRunner,
  agencyId: string,
  only: string | undefined,
): Promise<{ streams: number; events: number }> => {
  const [counted] = await rows<{ streams: number; events: number }>(
    database,
    `SELECT count(DISTINCT stream_id)::integer AS streams, count(*)::integer AS events FROM events
     WHERE agency_id = $1 AND ($2::text IS NULL OR stream_id = $2)`,
    [agencyId, only ?? null],
  );
  return counted ?? { streams: 0, events: 0 };
};

interface BatchRequest {
  readonly after: { readonly streamId: string; readonly version: number };
  readonly only: string | undefined;
  readonly limit: number;
}

const readBatch = (
  database: SqlRunner,
  agencyId: string,
  { after, only, limit }: BatchRequest,
): Promise<StoredEvent[]> =>
  rows<StoredEvent>(
    database,
    `SELECT ${EVENT_COLUMNS} FROM events
     WHERE agency_id = $1 AND (stream_id, version) > ($2, $3) AND ($5::text IS NULL OR stream_id = $5)
     ORDER BY stream_id, version LIMIT $4`,
    [agencyId, after.streamId, after.version, limit, only ?? null],
  );
