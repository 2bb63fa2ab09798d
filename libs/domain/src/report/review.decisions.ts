import { refuse } from '@dondoc/decider';
import { dayOf, endOfNthWorkingDay } from '../calendar/index.js';
import { isBlank } from '../text.js';
import { arm } from './arming.js';
import type { CommandOf, PersonsContext, RefusedReport, ReportDecision } from './report-decision.js';
import { counted, record } from './report-decision.js';
import { remindersBefore } from './clock.decisions.js';
import { currentSubmission, firstCounted } from './report.js';
import type { Arming, ExistingReport, ReportEvent } from './report.types.js';
import { directorBarrier, reviewBarrier } from './separation-of-duties.js';
import { decisionPolicy } from './told.js';

export function beginReview(
  state: ExistingReport,
  { version }: CommandOf<'BeginReview'>,
  context: PersonsContext,
): ReportDecision {
  const barrier = reviewBarrier(state, context) ?? notDecidable(state, version);
  if (barrier) return barrier;
  if (state.status === 'inReview') return refuse('REVIEW_ALREADY_BEGUN');
  return record(...beginning(state, version, context));
}

export function approveReport(
  state: ExistingReport,
  { version }: CommandOf<'ApproveReport'>,
  context: PersonsContext,
): ReportDecision {
  const barrier = reviewBarrier(state, context) ?? notDecidable(state, version);
  if (barrier) return barrier;

  const submittedOnTime = firstCounted(state)?.onTime === true;
  // Late stays late: a correction sent in time does not mend a first version that was not.
  const acceptedOnTime = submittedOnTime && currentSubmission(state)?.onTime === true;
  return record(...beginning(state, version, context), {
    type: 'ReportApproved',
    data: {
      version,
      by: context.actor.personId,
      approvedAt: context.now,
      submittedOnTime,
      acceptedOnTime,
      told: decisionPolicy(state, context).approved(),
    },
  });
}

/** Gives the version back with a reason and sets the revision limit. */
export function returnReport(
  state: ExistingReport,
  { version, reason, comments }: CommandOf<'ReturnReport'>,
  context: PersonsContext,
): ReportDecision {
  const barrier = reviewBarrier(state, context) ?? notDecidable(state, version);
  if (barrier) return barrier;
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  const silent = comments.findIndex((comment) => isBlank(comment.text));
  if (silent >= 0) return refuse('COMMENT_EMPTY', { field: `comments.${silent}.text` });

  return counted(
    () => armAgain(state, 'returned', context),
    (arming) =>
      record(
        ...beginning(state, version, context),
        {
          type: 'ReportReturned',
          data: {
            version,
            by: context.actor.personId,
            returnedAt: context.now,
            reason,
            comments,
            arming,
            told: decisionPolicy(state, context).returned(),
          },
        },
        ...remindersBefore(arming, context.now),
      ),
  );
}

/** Unlocks an approved report: the director's act, with a reason and a new revision limit. */
export function reopenReport(
  state: ExistingReport,
  { reason }: CommandOf<'ReopenReport'>,
  context: PersonsContext,
): ReportDecision {
  const barrier = directorBarrier(state, context.actor);
  if (barrier) return barrier;
  if (state.status !== 'approved') return refuse('NOT_APPROVED');
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });

  return counted(
    () => armAgain(state, 'reopened', context),
    (arming) =>
      record(
        {
          type: 'ReportReopened',
          data: {
            by: context.actor.personId,
            reopenedAt: context.now,
            reason,
            arming,
            told: decisionPolicy(state, context).reopened(),
          },
        },
        ...remindersBefore(arming, context.now),
      ),
  );
}

/** A decision names the version it decides, so that nobody decides what they have not read. */
function notDecidable(state: ExistingReport, version: number): RefusedReport | undefined {
  switch (state.status) {
    case 'awaiting':
    case 'returned':
      return refuse('NOT_SUBMITTED');
    case 'approved':
      return refuse('REPORT_LOCKED');
    case 'submitted':
    case 'inReview':
      return version === state.version ? undefined : refuse('STALE_VERSION');
    default:
      return state satisfies never;
  }
}

/** Deciding a submitted report begins its review too; one that has begun may be decided by another reviewer. */
const beginning = (state: ExistingReport, version: number, { actor, now }: PersonsContext): ReportEvent[] =>
  state.status === 'inReview'
    ? []
    : [{ type: 'ReviewBegun', data: { version, by: actor.personId, begunAt: now } }];

/** A revision limit: the later of the report's own limit and `revisionWithin` working days from now. */
function armAgain(
  { arming, ownLimitAt, settings }: ExistingReport,
  cause: Arming['cause'],
  { calendar, now }: PersonsContext,
): Arming {
  const revisedBy = endOfNthWorkingDay(calendar, dayOf(now), settings.revisionWithin);
  return arm(settings, calendar, {
    number: arming.number + 1,
    cause,
    armedAt: now,
    limitAt: revisedBy > ownLimitAt ? revisedBy : ownLimitAt,
  });
}
