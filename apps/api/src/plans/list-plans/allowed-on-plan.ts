import type { Application } from '@dondoc/application';
import type { PlanView } from '@dondoc/read-models';
import { byOffice, refusedAction, type AllowedAction } from '../../http/allowed-action.js';
import type { AskingPerson } from '../../http/command.decorator.js';

type PlanAction = 'import' | 'prepare' | 'issue';

/** What the person may do with the plan as it stands, and who may instead. */
export async function allowedOnPlan(
  { queries }: Application,
  reader: AskingPerson,
  status: PlanView['status'],
): Promise<readonly AllowedAction<PlanAction>[]> {
  const { ImportPlan, PreparePlan, IssuePlan } = await queries.allowances(reader, [
    'ImportPlan',
    'PreparePlan',
    'IssuePlan',
  ]);
  const asDraft = (action: AllowedAction<PlanAction>): AllowedAction<PlanAction> =>
    status === 'issued' ? refusedAction(action.action, 'PLAN_ALREADY_ISSUED') : action;
  return [
    asDraft(byOffice('import', ImportPlan, 'NOT_THE_CONSOLIDATOR')),
    byOffice('prepare', PreparePlan, 'NOT_THE_CONSOLIDATOR'),
    asDraft(byOffice('issue', IssuePlan, 'NOT_THE_DIRECTOR')),
  ];
}
