import type { Decider } from '@dondoc/decider';
import { refuse } from '@dondoc/decider';
import { isBlank } from '../text.js';
import { arm } from './arming.js';
import { carryOutStep, remindersBefore } from './clock.decisions.js';
import type { ReportCommand, ReportContext, ReportRefusal } from './report-commands.types.js';
import type { CommandOf, PersonsContext, ReportDecision } from './report-decision.js';
import { counted, record } from './report-decision.js';
import { evolve, initialReport } from './report.js';
import type { ExistingReport, ReportEvent, ReportState } from './report.types.js';
import { approveReport, beginReview, reopenReport, returnReport } from './review.decisions.js';
import { leaderBarrier } from './separation-of-duties.js';
import { submitReport, withdrawSubmission } from './submission.decisions.js';
import { tellAgain } from './tell-again.decisions.js';
import { decisionPolicy } from './told.js';

/**
 * What may be asked of a report. Every refusal is sought in one order: does the report exist, is the
 * sender of the right kind, may this person do it, does the status allow it, is it the current version,
 * and only then what was written. So a person who may not act learns nothing of the report's status.
 */
function decide(state: ReportState, command: ReportCommand, context: ReportContext): ReportDecision {
  if (command.type === 'CreateReport') return createReport(state, command, context);
  if (state.status === 'none') return refuse('REPORT_NOT_FOUND');
  if (command.type === 'CarryOutStep') return carryOutStep(state, command, context);

  const { actor } = context;
  if (actor.kind !== 'person') return refuse('ONLY_A_PERSON');
  const persons = { ...context, actor };
  switch (command.type) {
    case 'SubmitReport':
      return submitReport(state, command, persons);
    case 'WithdrawSubmission':
      return withdrawSubmission(state, command, persons);
    case 'BeginReview':
      return beginReview(state, command, persons);
    case 'ApproveReport':
      return approveReport(state, command, persons);
    case 'ReturnReport':
      return returnReport(state, command, persons);
    case 'ReopenReport':
      return reopenReport(state, command, persons);
    case 'AcknowledgeEscalation':
      return acknowledgeEscalation(state, command, persons);
    case 'TellAgain':
      return tellAgain(state, command, persons);
    default:
      return command satisfies never;
  }
}

export const reportDecider: Decider<ReportState, ReportCommand, ReportEvent, ReportRefusal, ReportContext> = {
  initialState: initialReport,
  evolve,
  decide,
};

/** Part of issuing the plan, which asks for the right person and leaves out limits already past. */
function createReport(
  state: ReportState,
  { type: _, limitAt, ...identity }: CommandOf<'CreateReport'>,
  { calendar, now }: ReportContext,
): ReportDecision {
  if (state.status !== 'none') return refuse('REPORT_ALREADY_EXISTS');
  const opened = { number: 1, cause: 'opened', armedAt: identity.opensAt, limitAt } as const;
  return counted(
    () => arm(identity.settings, calendar, opened),
    (arming) =>
      record({ type: 'ReportCreated', data: { ...identity, arming } }, ...remindersBefore(arming, now)),
  );
}

/** By a leader, whoever was told; the directive goes to the division. */
function acknowledgeEscalation(
  state: ExistingReport,
  { escalationId, directive }: CommandOf<'AcknowledgeEscalation'>,
  context: PersonsContext,
): ReportDecision {
  const { actor, now } = context;
  const escalation = state.escalations.find((raised) => raised.escalationId === escalationId);
  const barrier = leaderBarrier(state, escalation?.kind, actor);
  if (barrier) return barrier;
  if (escalation === undefined) return refuse('ESCALATION_NOT_FOUND');
  if (escalation.acknowledged) return refuse('ESCALATION_ALREADY_ACKNOWLEDGED');
  if (isBlank(directive)) return refuse('DIRECTIVE_REQUIRED', { field: 'directive' });
  return record({
    type: 'EscalationAcknowledged',
    data: {
      escalationId,
      by: actor.personId,
      acknowledgedAt: now,
      directive,
      told: decisionPolicy(state, context).directive(escalation.kind),
    },
  });
}
