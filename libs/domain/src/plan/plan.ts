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
      };
    case 'PlanPrepared':
      return {
        status: 'draft',
        content: event.data.content,
        sourceHash: null,
        fromPlanId: event.data.fromPlanId,
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
      };
    }
    default: {
      const unknown: never = event;
      throw new RangeError(`Unknown event: ${JSON.stringify(unknown)}`);
    }
  }
}
