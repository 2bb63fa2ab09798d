import { rows, type VersionClaim } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';

/**
 * How far each stream must have come, as the read models tell: they are never ahead of it. A row without a
 * version, and a report that its assignment lists, stand for a first event.
 */
export const claimedVersions = (tx: QueryRunner, agencyId: string): Promise<VersionClaim[]> =>
  rows<VersionClaim>(
    tx,
    `SELECT 'report-' || report_id AS "streamId", version FROM reports WHERE agency_id = $1
     UNION ALL SELECT 'plan-' || plan_id, version FROM plans WHERE agency_id = $1
     UNION ALL SELECT 'draft-' || report_id, version FROM drafts WHERE agency_id = $1
     UNION ALL SELECT 'assignment-' || assignment_id, 1 FROM assignments WHERE agency_id = $1
     UNION ALL SELECT 'report-' || (report ->> 'reportId'), 1
       FROM assignments, json_array_elements(reports) AS report WHERE agency_id = $1
     UNION ALL (SELECT 'organisation', 1 FROM people WHERE agency_id = $1 LIMIT 1)
     UNION ALL SELECT 'organisation', 1 FROM agencies WHERE agency_id = $1`,
    [agencyId],
  );
