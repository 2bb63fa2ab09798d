import { refuse } from '@dondoc/decider';
import type { PersonActor } from '../actor.js';
import { administers, barredWith, belongsTo, holds, isLeaderOf } from '../actor.js';
import type { Instant } from '../calendar/calendar.types.js';
import { dayOf } from '../calendar/index.js';
import { actorOf, deputiesInChargeOf } from '../organisation/index.js';
import type { Organisation } from '../organisation/organisation.types.js';
import type { RefusedReport } from './report-decision.js';
import { isAuthor } from './report.js';
import type {
  ExistingReport,
  RaisedEscalation,
  ReportFacts,
  ReportState,
  Submission,
} from './report.types.js';

type Asked = { readonly actor: PersonActor; readonly organisation: Organisation; readonly now: Instant };

/** What the bans and the reviewer's office depend on; a read model has these without the whole history. */
export type DutyFacts = Pick<ReportFacts, 'leadDivisionId' | 'planningDivisionId'> & {
  readonly submissions: readonly Pick<Submission, 'submittedBy' | 'authors'>[];
};

/**
 * What no office lifts (spec §4): an administrator decides nothing, nobody decides their own work, nor
 * what their own division owes. Of a substitute it is asked as of whomever they stand in for.
 */
function barred(state: DutyFacts, actor: PersonActor): RefusedReport | undefined {
  const together = barredWith(actor);
  if (administers(actor)) return refuse('ADMINISTRATOR_DECIDES_NOTHING');
  if (together.some((one) => isAuthor(state, one.personId))) return refuse('OWN_WORK_DECIDES_NOTHING');
  if (together.some((one) => belongsTo(one, state.leadDivisionId)))
    return refuse('OWN_DIVISION_DECIDES_NOTHING');
  return undefined;
}

/**
 * Why the person may not begin a review, approve or return, at `now`; undefined when they may. The bans
 * come before the office, so that the record of refusals names the rule that was about to be broken.
 */
export function reviewBarrier(state: DutyFacts, asked: Asked): RefusedReport | undefined {
  return barred(state, asked.actor) ?? (isReviewer(state, asked) ? undefined : refuse('NOT_THE_REVIEWER'));
}

/** True when the person may decide this report at `now`, in whatever status it is. */
export const mayDecide = (state: ReportState | DutyFacts, asked: Asked): boolean =>
  'submissions' in state && reviewBarrier(state, asked) === undefined;

/** The agency's director; barred as anyone else (a director may stand in as head of a division). */
export function directorBarrier(state: ExistingReport, actor: PersonActor): RefusedReport | undefined {
  return barred(state, actor) ?? (holds(actor, 'director') ? undefined : refuse('NOT_THE_DIRECTOR'));
}

/**
 * Leaders alone acknowledge (spec §4): the director, or the deputy in charge of the division that was
 * late. That is KH-TC when its review was; but on KH-TC's own report the deputy is the reviewer, and a
 * deputy's own breach is the director's (spec §9). Asked before the escalation is looked for, so that
 * whoever leads neither division does not learn which escalations there are.
 */
export function leaderBarrier(
  { leadDivisionId, planningDivisionId }: ReportFacts,
  kind: RaisedEscalation['kind'] | undefined,
  actor: PersonActor,
): RefusedReport | undefined {
  if (administers(actor)) return refuse('ADMINISTRATOR_DECIDES_NOTHING');
  const ofLead = isLeaderOf(actor, leadDivisionId);
  const ofPlanning = isLeaderOf(actor, planningDivisionId);
  const ownBreach = leadDivisionId === planningDivisionId && !holds(actor, 'director');
  const may = { limit: ofLead, review: ofPlanning && !ownBreach, unknown: ofLead || ofPlanning };
  return may[kind ?? 'unknown'] ? undefined : refuse('ESCALATION_NOT_YOURS');
}

/** Of the division that owes the report, only the head sends it or takes it back. */
export function headBarrier(state: ExistingReport, actor: PersonActor): RefusedReport | undefined {
  if (holds(actor, 'head', state.leadDivisionId)) return undefined;
  return refuse(belongsTo(actor, state.leadDivisionId) ? 'ONLY_THE_HEAD_SUBMITS' : 'NOT_YOUR_DIVISION');
}

/**
 * KH-TC's reviewer; for KH-TC's own report the deputy director in charge of KH-TC, and where there is
 * none who may (no holder, or every holder barred), the director.
 */
function isReviewer(state: DutyFacts, { actor, organisation, now }: Asked): boolean {
  const planning = state.planningDivisionId;
  if (state.leadDivisionId !== planning) return holds(actor, 'reviewer', planning);

  const today = dayOf(now);
  const deputies = deputiesInChargeOf(organisation, planning, today)
    .map(({ personId }) => actorOf(organisation, personId, today))
    .filter((deputy) => deputy !== undefined && barred(state, deputy) === undefined);
  return deputies.length > 0
    ? deputies.some((deputy) => deputy?.personId === actor.personId)
    : holds(actor, 'director');
}
