import type { QueryRunner } from 'typeorm';
import type { AssignmentChange } from '../shared/changes.js';
import { save } from '../shared/save.js';
import { AssignmentRow } from './assignment.row.js';

export async function projectAssignments(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly AssignmentChange[],
): Promise<void> {
  const rows = changes.flatMap(({ state }): AssignmentRow[] => {
    if (state.status === 'none') return [];
    const { status: _, ...assignment } = state;
    return [{ agencyId, ...assignment }];
  });
  await save(tx, AssignmentRow, rows);
}
