import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { importOrganisation } from './import-organisation.js';
import { changeAccount } from './office.decisions.js';
import type { OrganisationDecision } from './organisation-decision.js';
import { evolveOrganisation } from './organisation.js';
import type {
  Organisation,
  OrganisationContext,
  OrganisationEvent,
  PeopleContent,
} from './organisation.types.js';

/** People, their offices, and the accounts under which they sign in. */
export function importPeople(
  organisation: Organisation,
  { people, offices, accounts }: PeopleContent,
  context: OrganisationContext,
): OrganisationDecision {
  const { agency, planningDivisionId } = organisation;
  if (!agency || planningDivisionId === null) return refuse('UNKNOWN_AGENCY');
  const content = { agency, planningDivisionId, divisions: [], people, offices };
  const events: OrganisationEvent[] = [];
  let state = organisation;
  const steps = [
    () => importOrganisation(state, content, context),
    ...accounts.map((account) => () => changeAccount(state, { type: 'ChangeAccount', ...account }, context)),
  ];
  for (const step of steps) {
    const decision = step();
    if (decision.outcome === 'accepted') {
      events.push(...decision.events);
      state = decision.events.reduce(evolveOrganisation, state);
    } else if (decision.outcome !== 'nothingToDo') return decision;
  }
  return events.length === 0 ? nothingToDo : accept(...events);
}
