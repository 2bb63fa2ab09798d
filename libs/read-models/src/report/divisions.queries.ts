import type { ReportDivisions } from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import { ReportRow } from './report.row.js';

/** Of reports what it depends on who sees them, by their ids; whoever asks has to look at it. */
export async function divisionsOfReports(
  tx: QueryRunner,
  agencyId: string,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, ReportDivisions>> {
  if (reportIds.length === 0) return new Map();
  const found = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .select([
      'report.agencyId',
      'report.reportId',
      'report.leadDivisionId',
      'report.supportingDivisionIds',
      'report.planningDivisionId',
    ])
    .where('report.agencyId = :agencyId AND report.reportId = ANY(:reportIds)', { agencyId, reportIds })
    .getMany();
  return new Map(found.map((row) => [row.reportId, row]));
}
