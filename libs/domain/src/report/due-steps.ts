import { addSeconds } from '../calendar/index.js';
import type { Instant } from '../calendar/calendar.types.js';
import type { DueStep, EscalationId, ReportFacts, ReportState } from './report.types.js';

/** A step still to come, with what is needed to carry it out. */
export type StepToCome = DueStep &
  (
    | {
        readonly kind: 'reminder';
        readonly daysBefore: number;
        /** The next reminder, or the limit: from then on this one would say nothing new. */
        readonly successorAt: Instant;
      }
    | { readonly kind: 'miss'; readonly limitAt: Instant }
    | { readonly kind: 'rung'; readonly level: 2 | 3; readonly repeat: number }
    | { readonly kind: 'review'; readonly version: number }
  );

/**
 * Every time-driven step still to come, in the order in which they are carried out, `at` as UTC
 * instants. The only source of what a report waits for: its decisions and its process both ask here.
 */
export const dueSteps = (state: ReportState): DueStep[] =>
  stepsToCome(state).map(({ step, arming, at }) => ({ step, arming, at }));

/** As `dueSteps`, for the decision that carries them out. */
export function stepsToCome(state: ReportState): StepToCome[] {
  switch (state.status) {
    case 'awaiting':
    case 'returned':
      return [...reminders(state), ...ladder(state)];
    case 'submitted':
    case 'inReview':
      return reviewersClock(state, state.version);
    case 'none':
    case 'approved':
      return [];
    default:
      return state satisfies never;
  }
}

/** `a1-L2`, `a1-L3-w2`: what is raised once per arming, level and repeat. */
export const escalationId = (arming: number, level: number, repeat: number): EscalationId =>
  repeat === 0 ? `a${arming}-L${level}` : `a${arming}-L${level}-w${repeat}`;

/** `v2-review`: what is raised once per version. */
export const reviewEscalationId = (version: number): EscalationId => `v${version}-review`;

function reminders({ arming }: ReportFacts): StepToCome[] {
  return arming.reminders
    .map(({ daysBefore, at }, index) => ({
      kind: 'reminder' as const,
      step: `reminder:${daysBefore}` as const,
      arming: arming.number,
      at,
      daysBefore,
      successorAt: arming.reminders[index + 1]?.at ?? arming.limitAt,
    }))
    .filter(({ daysBefore }) => !arming.remindersDone.includes(daysBefore));
}

function ladder({ arming, settings }: ReportFacts): StepToCome[] {
  const miss: StepToCome = {
    kind: 'miss',
    step: 'missed',
    arming: arming.number,
    // Shorter than a working day (settings of a plan), so always before level 2.
    at: addSeconds(arming.limitAt, settings.missGraceSeconds),
    limitAt: arming.limitAt,
  };
  const rungs = arming.ladder.flatMap(({ level, repeat, at }): StepToCome[] =>
    level === 1 || arming.raised.includes(escalationId(arming.number, level, repeat))
      ? []
      : [
          {
            kind: 'rung',
            step: repeat > 0 ? `weekly:${repeat}` : `level:${level}`,
            arming: arming.number,
            at,
            level,
            repeat,
          },
        ],
  );
  return arming.missed ? rungs : [miss, ...rungs];
}

function reviewersClock({ submissions, arming }: ReportFacts, version: number): StepToCome[] {
  const submission = submissions[version - 1];
  const at = submission?.reviewDueAt ?? null;
  if (at === null || submission?.reviewOverdue === true) return [];
  return [{ kind: 'review', step: `review:${version}`, arming: arming.number, at, version }];
}
