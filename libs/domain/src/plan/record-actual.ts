import { accept, nothingToDo, refuse, type Decision } from '@dondoc/decider';
import { parseDecimal } from '../decimal.js';
import { isBlank, nfc } from '../text.js';
import type { PlanCommand, PlanContext, PlanEvent, PlanRefusal, PlanState } from './plan.types.js';

type RecordActual = Extract<PlanCommand, { type: 'RecordSubIndexActual' }>;

/**
 * The score that was published for a sub-index, with its source (spec §6); never derived from reports. What was recorded
 * before is corrected by recording anew, and stays.
 */
export function recordActual(
  state: PlanState,
  { subIndexId, actual, source }: RecordActual,
  { actor, now }: PlanContext,
): Decision<PlanEvent, PlanRefusal> {
  if (actor.kind !== 'person') return refuse('NOT_THE_CONSOLIDATOR');
  if (state.status === 'none') return refuse('PLAN_NOT_FOUND');
  if (state.status === 'draft')
    return refuse('PLAN_NOT_ISSUED', { params: { planId: state.content.planId } });
  if (!state.content.subIndices.some((one) => one.subIndexId === subIndexId))
    return refuse('UNKNOWN_SUB_INDEX', { field: 'subIndexId', params: { subIndexId } });
  const value = parseDecimal(actual);
  if (value === undefined) return refuse('INVALID_DECIMAL', { field: 'actual' });
  if (isBlank(source)) return refuse('SOURCE_REQUIRED', { field: 'source' });
  const from = nfc(source).trim();
  const before = state.actuals[subIndexId]?.at(-1);
  if (before?.actual === value && before.source === from) return nothingToDo;
  return accept({
    type: 'SubIndexActualRecorded',
    data: {
      subIndexId,
      actual: value,
      source: from,
      recordedAt: now,
      by: actor.personId,
      before: before?.actual ?? null,
    },
  });
}
