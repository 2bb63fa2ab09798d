import { rows, type SqlRunner } from './sql-runner.js';

/** Somebody beside the stream knows that it once reached this version. */
export interface VersionClaim {
  readonly streamId: string;
  readonly version: number;
}

/** A stream that ends before what is known of it. */
export interface MissingEvents {
  readonly streamId: string;
  readonly expected: number;
  /** 0 when nothing of the stream is left. */
  readonly found: number;
}

/** A command that is said to have been accepted, where the event it ended with is another command's. */
export interface StrayCommand {
  readonly commandId: string;
  readonly streamId: string;
  readonly version: number;
}

/**
 * Commands without their events, of which a repeat would be told that all was done; the first hundred. What was cut
 * off a stream's end is `missingEvents`'s to tell. Reads as `missingEvents` does.
 */
export const strayCommands = (
  database: SqlRunner,
  agencyId: string,
  streamId?: string,
): Promise<StrayCommand[]> =>
  rows<StrayCommand>(
    database,
    `SELECT c.command_id AS "commandId", c.stream_id AS "streamId", c.version FROM commands c
     JOIN events e ON e.agency_id = c.agency_id AND e.stream_id = c.stream_id AND e.version = c.version
     WHERE c.agency_id = $1 AND ($2::text IS NULL OR c.stream_id = $2) AND e.command_id <> c.command_id
     ORDER BY c.stream_id, c.version, c.command_id LIMIT 100`,
    [agencyId, streamId ?? null],
  );

/**
 * The streams that end before the newest command that was accepted on them, or before what is claimed: what was
 * cut off a stream's end leaves no trace in its chain. Reads as `dondoc_app` inside `withAgency`; whoever reads
 * claims from the same database reads them first, since streams only grow.
 */
export const missingEvents = (
  database: SqlRunner,
  agencyId: string,
  claims: readonly VersionClaim[],
  streamId?: string,
): Promise<MissingEvents[]> =>
  rows<MissingEvents>(
    database,
    `WITH expected AS (
       SELECT stream_id, max(version) AS version FROM (
         SELECT stream_id, version FROM commands WHERE agency_id = $1
         UNION ALL SELECT * FROM unnest($2::text[], $3::integer[])
       ) AS known (stream_id, version)
       WHERE $4::text IS NULL OR stream_id = $4 GROUP BY stream_id
     ), compared AS (
       SELECT stream_id, version, coalesce(
         (SELECT max(e.version) FROM events e WHERE e.agency_id = $1 AND e.stream_id = expected.stream_id), 0
       ) AS found FROM expected
     )
     SELECT stream_id AS "streamId", version AS expected, found FROM compared
     WHERE found < version ORDER BY stream_id COLLATE "C"`,
    [agencyId, claims.map((claim) => claim.streamId), claims.map((claim) => claim.version), streamId ?? null],
  );
