import { type BrokenLink, ChainVerifier } from './chain-verifier.js';
import { readAgency } from './read-agency.js';
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
  for await (const batch of readAgency(database, agencyId, { batchSize, streamId })) {
    for (const event of batch) {
      const broken = verifier.check(event);
      if (broken) return { ...(await countAll(database, agencyId, streamId)), broken };
    }
    onProgress?.({ streams: verifier.streams, events: verifier.events });
  }
  return { streams: verifier.streams, events: verifier.events, broken: null };
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
