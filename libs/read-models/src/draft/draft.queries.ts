import { maySeeDraft, type DraftState } from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import { visibleReport } from '../report/visible-report.js';
import type { ReportRow } from '../report/report.row.js';
import type { Reading } from '../shared/reading.js';
import { DraftRow } from './draft.row.js';
import type { DraftView } from './draft.views.js';

/** The draft of a report, for those whom the domain shows it to. */
export async function draft(reading: Reading, reportId: string): Promise<DraftView | undefined> {
  const row = await visibleReport(reading, reportId);
  return row ? draftOf(reading, row) : undefined;
}

export async function draftOf(
  { tx, agencyId, actor }: Reading,
  report: ReportRow,
): Promise<DraftView | undefined> {
  if (!maySeeDraft(actor, report)) return undefined;
  const row = await tx.manager.findOneBy(DraftRow, { agencyId, reportId: report.reportId });
  if (!row) return undefined;
  const { agencyId: _, ...view } = row;
  return view;
}

/** The draft's stream, folded; undefined while nothing was saved. */
export async function foldedDraft(
  tx: QueryRunner,
  agencyId: string,
  reportId: string,
): Promise<{ readonly state: DraftState; readonly version: number } | undefined> {
  const row = await tx.manager.findOneBy(DraftRow, { agencyId, reportId });
  if (!row) return undefined;
  const { version, content, savedBy, savedAt, authors, afterSubmission } = row;
  return { version, state: { version, content, savedBy, savedAt, authors, afterSubmission } };
}
