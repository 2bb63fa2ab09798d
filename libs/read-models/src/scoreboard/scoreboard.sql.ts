import { visibleSql } from '../shared/visibility.js';
import type { ScoreboardGrouping } from './scoreboard.views.js';

const keys: Readonly<Record<ScoreboardGrouping, string>> = {
  plan: 'r.plan_id',
  period: 'r.period',
  division: 'r.lead_division_id',
  subIndex: 'r.sub_index_id',
};

/**
 * Counted from the rows as they stood at an instant: every step of a version carries its own instant, so
 * the same statement answers for now and for any day before. $1 agency, $2 instant, $3 divisions the
 * reader sees or NULL, $4 plan or NULL, $5 period or NULL. The row with `total` true is of everything.
 */
export const scoreboardSql = (groupBy: ScoreboardGrouping): string => `
WITH expected AS (
  SELECT r.report_id, r.own_limit_at, ${keys[groupBy]} AS key
  FROM reports AS r
  WHERE r.agency_id = $1 AND r.opens_at <= $2::timestamptz AND ${visibleSql('r', '$3')}
    AND ($4::text IS NULL OR r.plan_id = $4) AND ($5::text IS NULL OR r.period = $5)
),
-- A withdrawn version never counts as sent.
sent AS (
  SELECT s.* FROM submissions AS s JOIN expected USING (report_id)
  WHERE s.agency_id = $1 AND s.received_at <= $2::timestamptz
    AND (s.withdrawn_at IS NULL OR s.withdrawn_at > $2::timestamptz)
),
first AS (SELECT DISTINCT ON (report_id) report_id, on_time FROM sent ORDER BY report_id, version),
latest AS (
  SELECT DISTINCT ON (report_id) report_id, accepted_on_time,
    decision IS NOT NULL AND decided_at <= $2::timestamptz AS decided, decision,
    reopened_at IS NOT NULL AND reopened_at <= $2::timestamptz AS reopened
  FROM sent ORDER BY report_id, version DESC
),
first_decision AS (
  SELECT DISTINCT ON (report_id) report_id, extract(epoch FROM decided_at - received_at) * 1000 AS review_ms
  FROM sent WHERE decided_at <= $2::timestamptz ORDER BY report_id, decided_at, version
),
returned AS (
  SELECT report_id, count(*) AS times FROM sent
  WHERE decision = 'returned' AND decided_at <= $2::timestamptz GROUP BY report_id
)
SELECT expected.key, grouping(expected.key) = 1 AS total,
  count(*)::integer AS expected,
  count(first.report_id)::integer AS received,
  (count(*) FILTER (WHERE first.on_time))::integer AS "onTime",
  (count(*) FILTER (WHERE NOT first.on_time))::integer AS late,
  (count(*) FILTER (WHERE first.report_id IS NULL AND own_limit_at <= $2::timestamptz))::integer AS missing,
  (count(*) FILTER (WHERE decided AND (decision = 'returned' OR reopened)))::integer AS returned,
  coalesce(sum(returned.times), 0)::integer AS returns,
  (count(*) FILTER (WHERE decided AND decision = 'approved' AND NOT reopened))::integer AS accepted,
  (count(*) FILTER (WHERE decided AND decision = 'approved' AND NOT reopened AND accepted_on_time))::integer
    AS "acceptedOnTime",
  round(percentile_cont(0.5) WITHIN GROUP (ORDER BY review_ms))::double precision AS "medianReviewMs"
FROM expected
LEFT JOIN first USING (report_id)
LEFT JOIN latest USING (report_id)
LEFT JOIN first_decision USING (report_id)
LEFT JOIN returned USING (report_id)
GROUP BY GROUPING SETS ((expected.key), ())
ORDER BY total, expected.key NULLS LAST`;
