import { refuse } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';
import { dayOf, endOfNthWorkingDay, isOnTime, whenCovered } from '../calendar/index.js';
import { isBlank } from '../text.js';
import { attachmentBarrier } from './attachments.js';
import { contentBarrier } from './content-rules.js';
import type { CommandOf, PersonsContext, RefusedReport, ReportDecision } from './report-decision.js';
import { record } from './report-decision.js';
import { currentSubmission } from './report.js';
import type { ExistingReport, ReportEvent, Submission } from './report.types.js';
import { headBarrier } from './separation-of-duties.js';

/** Submits, or resubmits what was returned or reopened. Late is always allowed, with a reason. */
export function submitReport(
  state: ExistingReport,
  command: CommandOf<'SubmitReport'>,
  context: PersonsContext,
): ReportDecision {
  const barrier = headBarrier(state, context.actor) ?? notWithTheDivision(state) ?? notReady(state, command);
  if (barrier) return barrier;

  const { receivedAt } = command;
  const onTime = isOnTime(receivedAt, state.arming.limitAt);
  const by = context.actor.personId;
  const submission: Submission = {
    version: state.submissions.length + 1,
    content: command.content,
    contentHash: command.contentHash,
    receipt: command.receipt,
    receivedAt,
    onTime,
    arming: state.arming.number,
    lateReason: onTime ? null : command.lateReason,
    draftVersion: command.draftVersion,
    authors: [...new Set([...command.draftAuthors, by])],
    submittedBy: by,
    reviewDueAt: reviewDueAt(state, receivedAt, context),
  };
  return record(...limitOnRecord(state, submission, context), {
    type: state.status === 'returned' ? 'ReportResubmitted' : 'ReportSubmitted',
    data: submission,
  });
}

/** A calendar that ends is the agency's to mend, and bars nobody from sending (spec §4: late is always allowed). */
function reviewDueAt(
  { settings }: ExistingReport,
  receivedAt: Instant,
  { calendar }: PersonsContext,
): Instant | null {
  const end = whenCovered(() => endOfNthWorkingDay(calendar, dayOf(receivedAt), settings.reviewWithin));
  return end instanceof Error ? null : end;
}

/** Every version stays on record for good, and is read with the report each time. */
const WITHDRAWN_AT_MOST = 20;

/** Takes back the version until a review begins and before the limit; it never counts as sent. */
export function withdrawSubmission(
  state: ExistingReport,
  { version }: CommandOf<'WithdrawSubmission'>,
  { actor, now }: PersonsContext,
): ReportDecision {
  const barrier = headBarrier(state, actor);
  if (barrier) return barrier;

  switch (state.status) {
    case 'awaiting':
    case 'returned':
      return refuse('NOT_SUBMITTED');
    case 'inReview':
      return refuse('REVIEW_HAS_BEGUN');
    case 'approved':
      return refuse('REPORT_LOCKED');
    case 'submitted':
      if (version !== state.version) return refuse('STALE_VERSION');
      // A recorded miss counts as passed although this request was in flight: taking back the report
      // that annulled the miss would make it stand again after everyone was told otherwise.
      if (state.arming.missed || !isOnTime(now, state.arming.limitAt)) return refuse('LIMIT_HAS_PASSED');
      if (state.submissions.filter((sent) => sent.withdrawn).length >= WITHDRAWN_AT_MOST)
        return refuse('WITHDRAWN_TOO_OFTEN', { params: { times: WITHDRAWN_AT_MOST } });
      return record({ type: 'SubmissionWithdrawn', data: { version, by: actor.personId, withdrawnAt: now } });
    default:
      return state satisfies never;
  }
}

function notWithTheDivision(state: ExistingReport): RefusedReport | undefined {
  switch (state.status) {
    case 'awaiting':
    case 'returned':
      return undefined;
    case 'submitted':
    case 'inReview':
      return refuse('ALREADY_SUBMITTED');
    case 'approved':
      return refuse('REPORT_LOCKED');
    default:
      return state satisfies never;
  }
}

function notReady(state: ExistingReport, command: CommandOf<'SubmitReport'>): RefusedReport | undefined {
  if (command.receivedAt < state.opensAt) {
    return refuse('REPORT_NOT_OPEN_YET', { params: { opensAt: state.opensAt } });
  }
  const invalid = contentBarrier(command.content) ?? attachmentBarrier(command.content, command.received);
  if (invalid) return invalid;
  if (currentSubmission(state)?.contentHash === command.contentHash) return refuse('UNCHANGED_SINCE_RETURN');
  if (!isOnTime(command.receivedAt, state.arming.limitAt) && isBlank(command.lateReason)) {
    return refuse('LATE_REASON_REQUIRED', { field: 'lateReason' });
  }
  return undefined;
}

/**
 * What the version says of the limit, before itself. Received in time but committed after the miss was
 * recorded: the miss is annulled, not deleted. Late before the clock recorded the miss: it is recorded
 * now, so that no late version stands without it; the levels that did not fire never will.
 */
function limitOnRecord(
  { arming }: ExistingReport,
  { onTime, version, receivedAt }: Submission,
  { now }: PersonsContext,
): ReportEvent[] {
  if (onTime === !arming.missed) return [];
  return onTime
    ? [
        {
          type: 'DeadlineMissAnnulled',
          data: { arming: arming.number, version, receivedAt, recordedAt: now },
        },
      ]
    : [{ type: 'DeadlineMissed', data: { arming: arming.number, limitAt: arming.limitAt, recordedAt: now } }];
}
