import type { PlanEvent, PlanState } from './plan.types.js';

export const initialPlan: PlanState = { status: 'none' };

/** What has happened to a plan. The events are as recorded; nothing is refused here. */
export function evolvePlan(state: PlanState, event: PlanEvent): PlanState {
  switch (event.type) {
    case 'PlanImported':
      return {
        status: 'draft',
        content: event.data.content,
        sourceHash: event.data.sourceHash,
        fromPlanId: null,
        authors: authorsWith(state, event.data.by),
      };
    case 'PlanPrepared':
      return {
        status: 'draft',
        content: event.data.content,
        sourceHash: null,
        fromPlanId: event.data.fromPlanId,
        authors: authorsWith(state, event.data.by),
      };
    case 'PlanIssued': {
      if (state.status === 'none') return state;
      const { number, date, signerName, issuedAt, consolidationSchedule } = event.data;
      const { content, sourceHash, fromPlanId } = state;
      return {
        status: 'issued',
        content: { ...content, consolidationSchedule },
        sourceHash,
        fromPlanId,
        number,
        date,
        signerName,
        issuedAt,
        actuals: {},
      };
    }
    case 'SubIndexActualRecorded': {
      if (state.status !== 'issued') return state;
      const { subIndexId, actual, source, recordedAt } = event.data;
      const before = state.actuals[subIndexId] ?? [];
      return {
        ...state,
        actuals: { ...state.actuals, [subIndexId]: [...before, { actual, source, recordedAt }] },
      };
    }
    default: {
      const unknown: never = event;
      throw new RangeError(`Unknown event: ${JSON.stringify(unknown)}`);
    }
  }
}

function authorsWith(state: PlanState, by: string | undefined): readonly string[] {
  const before = state.status === 'draft' ? state.authors : [];
  return by === undefined || before.includes(by) ? before : [...before, by];
}
