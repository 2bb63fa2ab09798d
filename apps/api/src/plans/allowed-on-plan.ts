import type { Application } from '@dondoc/application';
import { problems } from '@dondoc/contracts';
import { planDecider, type PlanCommand, type PlanState } from '@dondoc/domain';
import type { AllowedAction } from '../http/allowed-action.js';
import type { AskingPerson } from '../http/command.decorator.js';
import { Permitted, type Refuses } from '../http/permitted.js';

type PlanAction = 'import' | 'prepare' | 'issue' | 'recordActual';

/**
 * What the person may do with each plan as it stands, and who may instead: asked of the domain itself. What it would
 * refuse of the request alone, such as the number that a probe has not, is no reason.
 */
export async function allowedOnPlans(
  { queries }: Application,
  reader: AskingPerson,
  planIds: readonly string[],
): Promise<(planId: string) => readonly AllowedAction<PlanAction>[]> {
  const atHand = await queries.plansAtHand(reader, planIds);
  if (!atHand) return () => [];
  const { calendar, organisation } = atHand;
  const permitted = new Permitted(atHand, reader);
  const refusing =
    (state: PlanState, command: PlanCommand): Refuses =>
    (actor) => {
      const context = { now: reader.now, actor, calendar, organisation };
      const decision = planDecider.decide(state, command, context);
      if (decision.outcome !== 'refused') return undefined;
      const { code } = decision.refusal;
      return problems[code].status === 422 ? undefined : code;
    };
  return (planId) => {
    const state = atHand.states[planIds.indexOf(planId)];
    if (state === undefined || state.status === 'none') return [];
    const { content } = state;
    const { year, sample } = content;
    const prepare = { type: 'PreparePlan', planId, year, source: content, targets: [], sample } as const;
    return [
      permitted.answer('import', 'ImportPlan', refusing(state, { type: 'ImportPlan', content, sourceHash: '' })),
      // Into a plan that there is not yet.
      permitted.answer('prepare', 'PreparePlan', refusing(planDecider.initialState, prepare)),
      permitted.answer('issue', 'IssuePlan', refusing(state, issue)),
      permitted.answer('recordActual', recordActual.type, refusing(state, recordActual)),
    ];
  };
}

const recordActual = { type: 'RecordSubIndexActual', subIndexId: '', actual: '', source: '' } as const;

const issue = {
  type: 'IssuePlan',
  number: '',
  date: '',
  signerPersonId: '',
  consolidationSchedule: null,
} as const;
