import { accept, nothingToDo, refuse, type Decider, type Decision } from '@dondoc/decider';
import { administers, barredWith, holds, isInstallation } from '../actor.js';
import { CalendarDoesNotCover } from '../calendar/working-days.js';
import { dayOf, isDay } from '../calendar/zone.js';
import { holders } from '../organisation/holders.js';
import { isBlank, nfc } from '../text.js';
import { evolvePlan, initialPlan } from './plan.js';
import { asRefusal, planProblems } from './plan-rules.js';
import type { PlanCommand, PlanContext, PlanEvent, PlanRefusal, PlanState } from './plan.types.js';
import { preparedBy, preparePlan } from './prepare-plan.js';
import { recordActual } from './record-actual.js';
import { periodsLeft } from './reporting-round.js';
import { consolidationProblems } from './schedule-rules.js';

type PlanDecision = Decision<PlanEvent, PlanRefusal>;
type ImportPlan = Extract<PlanCommand, { type: 'ImportPlan' }>;
type IssuePlan = Extract<PlanCommand, { type: 'IssuePlan' }>;
type Draft = Extract<PlanState, { status: 'draft' }>;

function decide(state: PlanState, command: PlanCommand, context: PlanContext): PlanDecision {
  switch (command.type) {
    case 'ImportPlan':
      return mayPrepare(context) ?? importPlan(state, command, context);
    case 'PreparePlan':
      return mayPrepare(context) ?? preparePlan(state, command, context);
    case 'IssuePlan':
      return issue(state, command, context);
    case 'RecordSubIndexActual':
      return mayPrepare(context) ?? recordActual(state, command, context);
    default: {
      const unknown: never = command;
      throw new RangeError(`Unknown command: ${JSON.stringify(unknown)}`);
    }
  }
}

/** Planning-Finance's consolidator imports and prepares a plan (spec §9), and so does the installation itself. */
function mayPrepare({ actor, organisation }: PlanContext): PlanDecision | undefined {
  const planning = organisation.planningDivisionId;
  const consolidates = planning !== null && holds(actor, 'consolidator', planning);
  return consolidates || isInstallation(actor) ? undefined : refuse('NOT_THE_CONSOLIDATOR');
}

function importPlan(state: PlanState, command: ImportPlan, context: PlanContext): PlanDecision {
  const { content, sourceHash } = command;
  if (state.status !== 'none' && state.sourceHash === sourceHash) return nothingToDo;
  if (state.status === 'issued') return refuse('PLAN_ALREADY_ISSUED', { params: { planId: content.planId } });
  const [problem] = planProblems(content, context.organisation);
  if (problem) return { outcome: 'refused', refusal: asRefusal(problem) };
  return accept({ type: 'PlanImported', data: { content, sourceHash, ...preparedBy(context) } });
}

function issue(state: PlanState, command: IssuePlan, context: PlanContext): PlanDecision {
  if (state.status === 'none') return refuse('PLAN_NOT_FOUND');
  if (administers(context.actor)) return refuse('ADMINISTRATOR_DECIDES_NOTHING');
  if (!holds(context.actor, 'director')) return refuse('NOT_THE_DIRECTOR');
  if (state.status === 'issued') {
    return refuse('PLAN_ALREADY_ISSUED', { params: { planId: state.content.planId } });
  }
  const { authors } = state;
  if (
    context.actor.kind === 'person' &&
    barredWith(context.actor).some((one) => authors.includes(one.personId))
  )
    return refuse('OWN_WORK_DECIDES_NOTHING');
  return imprintProblem(state, command, context) ?? issueDraft(state, command, context);
}

/** Number, date and signer: what turns the draft into a document. */
function imprintProblem(state: Draft, command: IssuePlan, context: PlanContext): PlanDecision | undefined {
  const { number, date, signerPersonId } = command;
  if (isBlank(number)) return refuse('PLAN_NUMBER_REQUIRED', { field: 'number' });
  const earliest = state.content.parentPlan.date;
  const latest = dayOf(context.now);
  if (!isDay(date) || date < earliest || date > latest) {
    return refuse('PLAN_DATE_INVALID', { field: 'date', params: { earliest, latest } });
  }
  const field = 'signerPersonId';
  if (!context.organisation.people.some((person) => person.personId === signerPersonId)) {
    return refuse('UNKNOWN_PERSON', { field, params: { personId: signerPersonId } });
  }
  const directors = holders(context.organisation, 'director', null, date);
  if (!directors.some((director) => director.personId === signerPersonId)) {
    return refuse('SIGNER_NOT_DIRECTOR', { field, params: { date } });
  }
  return undefined;
}

function issueDraft(state: Draft, command: IssuePlan, context: PlanContext): PlanDecision {
  const { content } = state;
  const { calendar, organisation, now } = context;
  if (organisation.planningDivisionId === null) {
    return refuse('UNKNOWN_DIVISION', { field: 'planningDivisionId' });
  }
  const consolidationSchedule = command.consolidationSchedule ?? content.consolidationSchedule;
  if (!consolidationSchedule?.quarterly && !consolidationSchedule?.yearly) {
    return refuse('CONSOLIDATION_LIMIT_REQUIRED', { field: 'consolidationSchedule' });
  }
  // The organisation may have changed since the import, so the content is judged again.
  const [problem] = [
    ...planProblems(content, organisation),
    ...consolidationProblems(consolidationSchedule, content.schedule, content.year, [
      'consolidationSchedule',
    ]),
  ];
  if (problem) return { outcome: 'refused', refusal: asRefusal(problem) };

  const periods = periodsLeft(content, calendar, now);
  if (periods instanceof CalendarDoesNotCover) {
    return refuse('CALENDAR_DOES_NOT_COVER', {
      params: { day: periods.day, calendarVersion: periods.calendarVersion },
    });
  }
  if (periods.length === 0) return refuse('NO_PERIOD_LEFT', { params: { year: content.year } });
  const signer = organisation.people.find((person) => person.personId === command.signerPersonId);
  return accept({
    type: 'PlanIssued',
    data: {
      number: nfc(command.number).trim(),
      date: command.date,
      signerPersonId: command.signerPersonId,
      signerName: signer?.name ?? '',
      consolidationSchedule,
      issuedAt: now,
      calendarVersion: calendar.version,
      periods: periods.map((period) => period.key),
    },
  });
}

export const planDecider: Decider<PlanState, PlanCommand, PlanEvent, PlanRefusal, PlanContext> = {
  initialState: initialPlan,
  evolve: evolvePlan,
  decide,
};
