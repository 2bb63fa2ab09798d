import type { OfficeName } from '../actor.js';
import type { Instant } from '../calendar/calendar.types.js';
import { dayOf } from '../calendar/index.js';
import { deputiesInChargeOf, holders } from '../organisation/index.js';
import type { Addressees, Recipient } from '../organisation/addressees.types.js';
import type { Organisation } from '../organisation/organisation.types.js';
import type { ReportFacts } from './report.types.js';

/** The office that takes a step over when nobody holds the one it was meant for; where officers are told, so is the head. */
const NEXT_OFFICE: Partial<Record<OfficeName, OfficeName>> = {
  head: 'deputyDirector',
  deputyDirector: 'director',
};

/** Who is told, by the offices held on the day of `at`. */
export interface EscalationPolicy {
  reminder(state: ReportFacts): Addressees;
  level(state: ReportFacts, level: 1 | 2 | 3): Addressees;
  reviewOverdue(state: ReportFacts): Addressees;
}

/** Spec §4, escalation ladder and reviewer's own clock; §9 for a reviewer's breach. */
export function escalationPolicy(organisation: Organisation, at: Instant): EscalationPolicy {
  const today = dayOf(at);

  const director = (): Addressees => addressed('director', null);

  /** The holders of the office, or of the next one up, with every vacant office passed on the way. */
  function addressed(office: OfficeName, divisionId: string | null): Addressees {
    const recipients = holdersOf(office, divisionId);
    if (recipients.length > 0) return { recipients, passedOver: [] };
    const next = NEXT_OFFICE[office];
    const above = next
      ? addressed(next, next === 'director' ? null : divisionId)
      : { recipients: [], passedOver: [] };
    return { recipients: above.recipients, passedOver: [{ office, divisionId }, ...above.passedOver] };
  }

  const holdersOf = (office: OfficeName, divisionId: string | null): Recipient[] =>
    office === 'deputyDirector' && divisionId !== null
      ? deputiesInChargeOf(organisation, divisionId, today)
      : holders(organisation, office, divisionId, today);

  return {
    reminder: ({ leadDivisionId }) =>
      together(addressed('head', leadDivisionId), addressed('officer', leadDivisionId)),
    level: ({ leadDivisionId, planningDivisionId }, level) => {
      switch (level) {
        case 1:
          return together(addressed('head', leadDivisionId), addressed('head', planningDivisionId));
        case 2:
          return addressed('deputyDirector', leadDivisionId);
        case 3:
          return director();
        default:
          return level satisfies never;
      }
    },
    // KH-TC's own report is decided by the deputy: their breach goes to the director.
    reviewOverdue: ({ leadDivisionId, planningDivisionId }) =>
      leadDivisionId === planningDivisionId ? director() : addressed('deputyDirector', planningDivisionId),
  };
}

/** Each person and each vacant office once, in the order of the steps. */
const together = (...steps: readonly Addressees[]): Addressees => ({
  recipients: firstOfEach(
    steps.flatMap((step) => step.recipients),
    ({ personId }) => personId,
  ),
  passedOver: firstOfEach(
    steps.flatMap((step) => step.passedOver),
    ({ office, divisionId }) => `${office} ${divisionId}`,
  ),
});

export const firstOfEach = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  items.filter((item, index) => items.findIndex((other) => keyOf(other) === keyOf(item)) === index);
