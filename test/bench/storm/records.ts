import type { Watch } from '../settled.js';

/** What the store holds of the steps that one shared limit makes due. */
export interface Recorded {
  readonly missed: number;
  readonly level1: number;
  /** When the last of both was recorded, in milliseconds since 1970; NaN of none. */
  readonly lastAtMs: number;
  /** When half of the misses were. */
  readonly halfAtMs: number;
  /** Reports with more than one of either. */
  readonly doubled: number;
}

/** Of the reports of one plan. */
export const recordedOf = async (watch: Watch, agencyId: string, planId: string): Promise<Recorded> => {
  const [row] = await watch.query<Recorded>(
    `WITH steps AS (
       SELECT stream_id, type, recorded_at FROM events
       WHERE agency_id = $1 AND stream_id LIKE $2
         AND (type = 'DeadlineMissed'
           OR type = 'EscalationRaised' AND data::jsonb @> '{"level": 1, "repeat": 0}')
     ), ms AS (
       SELECT type, extract(epoch FROM recorded_at)::float8 * 1000 AS at FROM steps
     )
     SELECT
       (SELECT count(*)::integer FROM steps WHERE type = 'DeadlineMissed') AS missed,
       (SELECT count(*)::integer FROM steps WHERE type = 'EscalationRaised') AS level1,
       coalesce((SELECT max(at) FROM ms), 'NaN') AS "lastAtMs",
       coalesce((SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY at) FROM ms
         WHERE type = 'DeadlineMissed'), 'NaN') AS "halfAtMs",
       (SELECT count(*)::integer FROM (
         SELECT FROM steps GROUP BY stream_id, type HAVING count(*) > 1) AS twice) AS doubled`,
    [agencyId, `report-${planId}-%`],
  );
  if (!row) throw new Error('an aggregate gave no row');
  return row;
};
