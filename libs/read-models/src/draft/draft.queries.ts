import { belongsTo } from '@dondoc/domain';
import { visibleReport } from '../report/visible-report.js';
import type { ReportRow } from '../report/report.row.js';
import type { Reading } from '../shared/reading.js';
import { DraftRow } from './draft.row.js';
import type { DraftView } from './draft.views.js';

/** The draft of a report, for the divisions that write it: KH-TC reads what was sent, not what is being written. */
export async function draft(reading: Reading, reportId: string): Promise<DraftView | undefined> {
  const row = await visibleReport(reading, reportId);
  return row ? draftOf(reading, row) : undefined;
}

export async function draftOf(
  { tx, agencyId, actor }: Reading,
  { reportId, leadDivisionId, supportingDivisionIds }: ReportRow,
): Promise<DraftView | undefined> {
  if (![leadDivisionId, ...supportingDivisionIds].some((divisionId) => belongsTo(actor, divisionId)))
    return undefined;
  const row = await tx.manager.findOneBy(DraftRow, { agencyId, reportId });
  if (!row) return undefined;
  const { agencyId: _, ...view } = row;
  return view;
}
