import type { QueryRunner } from 'typeorm';
import type { DraftChange } from '../shared/changes.js';
import { save } from '../shared/save.js';
import { DraftRow } from './draft.row.js';

export async function projectDrafts(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly DraftChange[],
): Promise<void> {
  const rows = changes.flatMap(({ state, version, events }): DraftRow[] => {
    const reportId = events.at(-1)?.data.reportId;
    const { content, savedBy, savedAt, authors, afterSubmission } = state;
    if (reportId === undefined || content === null || savedBy === null || savedAt === null) return [];
    return [{ agencyId, reportId, version, content, savedBy, savedAt, authors, afterSubmission }];
  });
  await save(tx, DraftRow, rows);
}
