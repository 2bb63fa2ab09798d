import { notYet, nothingToDo, refuse } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';
import type { StepToCome } from './due-steps.js';
import { escalationId, reviewEscalationId, stepsToCome } from './due-steps.js';
import { escalationPolicy } from './escalation-policy.js';
import type { ReportContext } from './report-commands.types.js';
import type { CommandOf, ReportDecision } from './report-decision.js';
import { record } from './report-decision.js';
import type { Arming, ExistingReport, PerhapsTold, ReportEvent } from './report.types.js';

/**
 * Carries out a step that fell due, and before it every earlier one that is not on record yet, so that
 * after an outage all is recorded in order whichever timer comes first. Early or overtaken is no error.
 */
export function carryOutStep(
  state: ExistingReport,
  command: CommandOf<'CarryOutStep'>,
  context: ReportContext,
): ReportDecision {
  if (context.actor.kind !== 'process') return refuse('ONLY_THE_CLOCK');

  const toCome = stepsToCome(state);
  const asked = toCome.find(({ step, arming }) => step === command.step && arming === command.arming);
  if (asked === undefined) return nothingToDo;
  if (context.now < asked.at) return notYet(asked.at);
  return record(
    ...toCome.filter(({ at }) => at <= asked.at).flatMap((step) => carriedOut(state, step, context)),
  );
}

/** Reminders of a new arming that lie before it was set: on record as skipped, never told. */
export const remindersBefore = (arming: Arming, recordedAt: Instant): ReportEvent[] =>
  arming.reminders
    .filter(({ at }) => at < arming.armedAt)
    .map(({ daysBefore, at }) => ({
      type: 'ReminderSkipped',
      data: { arming: arming.number, daysBefore, scheduledAt: at, recordedAt, reason: 'beforeArming' },
    }));

function carriedOut(
  state: ExistingReport,
  step: StepToCome,
  { now, organisation, restoredAt }: ReportContext,
): ReportEvent[] {
  const told = escalationPolicy(organisation, now);
  const mayHaveBeenTold = restoredAt !== null && step.at < restoredAt;
  const perhaps: PerhapsTold = mayHaveBeenTold ? { mayHaveBeenTold } : {};
  const raised = (level: 1 | 2 | 3, repeat: number, scheduledAt: Instant): ReportEvent => ({
    type: 'EscalationRaised',
    data: {
      ...told.level(state, level),
      escalationId: escalationId(step.arming, level, repeat),
      arming: step.arming,
      level,
      repeat,
      scheduledAt,
      raisedAt: now,
      ...perhaps,
    },
  });

  switch (step.kind) {
    case 'reminder': {
      const { arming, daysBefore, at } = step;
      const reminder = { arming, daysBefore, scheduledAt: at };
      const skipped = (reason: 'successorDue' | 'mayHaveBeenTold'): ReportEvent[] => [
        { type: 'ReminderSkipped', data: { ...reminder, recordedAt: now, reason } },
      ];
      if (mayHaveBeenTold) return skipped('mayHaveBeenTold');
      if (now >= step.successorAt) return skipped('successorDue');
      return [{ type: 'ReminderSent', data: { ...told.reminder(state), ...reminder, sentAt: now } }];
    }
    case 'miss': {
      const { arming, limitAt } = step;
      return [
        { type: 'DeadlineMissed', data: { arming, limitAt, recordedAt: now, ...perhaps } },
        raised(1, 0, limitAt),
      ];
    }
    case 'rung':
      return [raised(step.level, step.repeat, step.at)];
    case 'review':
      return [
        {
          type: 'ReviewOverdue',
          data: {
            ...told.reviewOverdue(state),
            escalationId: reviewEscalationId(step.version),
            version: step.version,
            scheduledAt: step.at,
            raisedAt: now,
            ...perhaps,
          },
        },
      ];
    default:
      return step satisfies never;
  }
}
