import { maySee } from '@dondoc/domain';
import type { Reading } from '../shared/reading.js';
import { ReportRow } from './report.row.js';

/** The row, or undefined when there is none or the person may not see it. */
export async function visibleReport(reading: Reading, reportId: string): Promise<ReportRow | undefined> {
  const { tx, agencyId, actor } = reading;
  const row = await tx.manager.findOneBy(ReportRow, { agencyId, reportId });
  return row && maySee(actor, row) ? row : undefined;
}
