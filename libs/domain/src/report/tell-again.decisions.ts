import { refuse } from '@dondoc/decider';
import { administers, holds, isLeaderOf } from '../actor.js';
import { escalationPolicy } from './escalation-policy.js';
import type { CommandOf, PersonsContext, ReportDecision } from './report-decision.js';
import { record } from './report-decision.js';
import type { ExistingReport } from './report.types.js';

/**
 * Has an escalation told that was perhaps told before a restore (ADR 0021), by KH-TC's consolidator or a leader of
 * either division; to whoever holds the offices now. Once: afterwards nobody need wonder.
 */
export function tellAgain(
  state: ExistingReport,
  { escalationId }: CommandOf<'TellAgain'>,
  { actor, organisation, now }: PersonsContext,
): ReportDecision {
  const { leadDivisionId, planningDivisionId } = state;
  if (administers(actor)) return refuse('ADMINISTRATOR_DECIDES_NOTHING');
  const may =
    holds(actor, 'consolidator', planningDivisionId) ||
    isLeaderOf(actor, leadDivisionId) ||
    isLeaderOf(actor, planningDivisionId);
  if (!may) return refuse('NOT_YOURS_TO_TELL');
  const escalation = state.escalations.find((raised) => raised.escalationId === escalationId);
  if (escalation === undefined) return refuse('ESCALATION_NOT_FOUND');
  if (!escalation.mayHaveBeenTold) return refuse('NOTHING_TO_TELL_AGAIN');
  const policy = escalationPolicy(organisation, now);
  const { level } = escalation;
  const told = level === 0 ? policy.reviewOverdue(state) : policy.level(state, level);
  return record({
    type: 'EscalationToldAgain',
    data: { ...told, escalationId, by: actor.personId, toldAt: now },
  });
}
