import { barredWith, type OfficeName } from '../actor.js';
import { dayOf } from '../calendar/index.js';
import { actorOf, deputiesInChargeOf, holders } from '../organisation/index.js';
import type { Recipient } from '../organisation/addressees.types.js';
import { firstOfEach } from './escalation-policy.js';
import type { PersonsContext } from './report-decision.js';
import { isAuthor } from './report.js';
import type { RaisedEscalation, ReportEvent, ReportFacts } from './report.types.js';

/** Whom an event tells; nobody what they were perhaps told before a restore (ADR 0021). */
export function toldBy(event: ReportEvent): readonly Recipient[] {
  switch (event.type) {
    case 'ReportApproved':
    case 'ReportReturned':
    case 'ReportReopened':
    case 'EscalationAcknowledged':
      return event.data.told ?? [];
    case 'ReminderSent':
    case 'EscalationToldAgain':
      return event.data.recipients;
    case 'EscalationRaised':
    case 'ReviewOverdue':
      return event.data.mayHaveBeenTold ? [] : event.data.recipients;
    default:
      return [];
  }
}

/** Who is told of what a person decided on a report, each once; never whoever decided it. */
export interface DecisionPolicy {
  returned(): readonly Recipient[];
  approved(): readonly Recipient[];
  reopened(): readonly Recipient[];
  /** Of an escalation of that kind. */
  directive(kind: RaisedEscalation['kind']): readonly Recipient[];
}

/** By the offices held on the day of the decision; who substitutes for one of them is told as they are. */
export function decisionPolicy(
  state: ReportFacts,
  { actor, organisation, now }: PersonsContext,
): DecisionPolicy {
  const { leadDivisionId, planningDivisionId } = state;
  const today = dayOf(now);
  const of = (office: OfficeName, divisionId: string): Recipient[] =>
    holders(organisation, office, divisionId, today);
  const told = (...recipients: readonly Recipient[]): readonly Recipient[] =>
    firstOfEach(recipients, ({ personId }) => personId).filter(({ personId }) => personId !== actor.personId);

  const heads = of('head', leadDivisionId);
  const officers = of('officer', leadDivisionId);
  /** Who has to write it again: whoever wrote it, or where none of them is there any more, every officer. */
  const writers = (): Recipient[] => {
    const wrote = officers.filter(({ personId }) => {
      const officer = actorOf(organisation, personId, today);
      return officer !== undefined && barredWith(officer).some((one) => isAuthor(state, one.personId));
    });
    return wrote.length > 0 ? wrote : officers;
  };

  return {
    returned: () => told(...heads, ...writers()),
    approved: () => told(...heads, ...officers),
    // Whoever approved it will have it to review once more.
    reopened: () => told(...heads, ...officers, ...of('reviewer', planningDivisionId)),
    directive: (kind) => {
      if (kind === 'limit') return told(...heads, ...writers());
      // KH-TC's own report is decided by the deputy: the breach was theirs.
      return leadDivisionId === planningDivisionId
        ? told(...deputiesInChargeOf(organisation, planningDivisionId, today))
        : told(...of('head', planningDivisionId), ...of('reviewer', planningDivisionId));
    },
  };
}
