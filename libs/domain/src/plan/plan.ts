import type { PlanContent, PlanEvent, PlanState } from './plan.types.js';

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

/** Equal as JSON, whatever the order of the keys: a stored event comes back with its keys sorted. */
export function sameContent(a: PlanContent, b: PlanContent): boolean {
  return sameJson(a, b);
}

function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [entries(a), entries(b)];
  return left.size === right.size && [...left].every(([key, value]) => sameJson(value, right.get(key)));
}

const entries = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, entry]) => entry !== undefined));
