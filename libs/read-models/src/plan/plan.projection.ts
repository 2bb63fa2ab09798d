import type { PlanState, SubIndexActual } from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import type { PlanChange } from '../shared/changes.js';
import { save } from '../shared/save.js';
import { PlanRow } from './plan.row.js';
import { SubIndexRow } from './sub-index.row.js';

export async function projectPlans(
  tx: QueryRunner,
  agencyId: string,
  changes: readonly PlanChange[],
): Promise<void> {
  for (const { state, version } of changes) {
    if (state.status === 'none') continue;
    const { content } = state;
    await save(tx, PlanRow, [
      {
        agencyId,
        planId: content.planId,
        version,
        status: state.status,
        title: content.title,
        year: content.year,
        number: state.status === 'issued' ? state.number : null,
        date: state.status === 'issued' ? state.date : null,
        signerName: state.status === 'issued' ? state.signerName : null,
        issuedAt: state.status === 'issued' ? state.issuedAt : null,
        fromPlanId: state.fromPlanId,
        sample: content.sample,
        assignments: content.assignments.length,
        content,
      },
    ]);
    // Importing a draft anew may leave out a sub-index.
    await tx.manager.delete(SubIndexRow, { agencyId, planId: content.planId });
    await save(
      tx,
      SubIndexRow,
      content.subIndices.map((subIndex, ordinal) => ({
        agencyId,
        planId: content.planId,
        subIndexId: subIndex.subIndexId,
        ordinal,
        name: subIndex.name,
        baseline: subIndex.baseline,
        target: subIndex.target,
        delta: subIndex.delta,
        targetText: subIndex.targetText ?? null,
        actual: actualsOf(state, subIndex.subIndexId).at(-1)?.actual ?? null,
        actuals: actualsOf(state, subIndex.subIndexId),
      })),
    );
  }
}

const actualsOf = (state: PlanState, subIndexId: string): readonly SubIndexActual[] =>
  state.status === 'issued' ? (state.actuals[subIndexId] ?? []) : [];
