import type { Instant } from '../calendar/calendar.types.js';
import type {
  Arming,
  CurrentArming,
  ExistingReport,
  PerhapsTold,
  RaisedEscalation,
  RecordedSubmission,
  ReportEvent,
  ReportFacts,
  ReportState,
  Submission,
} from './report.types.js';

export const initialReport: ReportState = { status: 'none' };

/** What has happened to a report. Never refuses; a stream begins with `ReportCreated`. */
export function evolve(state: ReportState, event: ReportEvent): ReportState {
  if (event.type === 'ReportCreated') {
    const { arming, ...identity } = event.data;
    return {
      ...identity,
      status: 'awaiting',
      ownLimitAt: arming.limitAt,
      arming: begun(arming),
      submissions: [],
      returns: 0,
      escalations: [],
    };
  }
  if (state.status === 'none') return state;

  const facts = factsOf(state);
  const arming = facts.arming;
  switch (event.type) {
    case 'ReportSubmitted':
    case 'ReportResubmitted': {
      const submission = { ...event.data, withdrawn: false, reviewOverdue: false };
      return {
        ...facts,
        submissions: [...facts.submissions, submission],
        status: 'submitted',
        version: event.data.version,
      };
    }
    case 'SubmissionWithdrawn':
      return awaitingAgain({
        ...facts,
        submissions: amend(facts.submissions, event.data.version, { withdrawn: true }),
      });
    case 'ReviewBegun':
      return { ...facts, status: 'inReview', version: event.data.version, reviewer: event.data.by };
    case 'ReportApproved': {
      const { version, submittedOnTime, acceptedOnTime } = event.data;
      return { ...facts, status: 'approved', version, submittedOnTime, acceptedOnTime };
    }
    case 'ReportReturned':
      return awaitingAgain({ ...facts, arming: begun(event.data.arming), returns: facts.returns + 1 });
    case 'ReportReopened':
      return awaitingAgain({ ...facts, arming: begun(event.data.arming) });
    case 'ReminderSent':
    case 'ReminderSkipped':
      return {
        ...state,
        arming: { ...arming, remindersDone: [...arming.remindersDone, event.data.daysBefore] },
      };
    case 'DeadlineMissed':
      return { ...state, arming: { ...arming, missed: true } };
    case 'DeadlineMissAnnulled':
      return { ...state, arming: { ...arming, annulled: true } };
    case 'EscalationRaised': {
      const { escalationId, level } = event.data;
      return {
        ...state,
        arming: { ...arming, raised: [...arming.raised, escalationId] },
        escalations: [...state.escalations, raised(escalationId, 'limit', level, event.data)],
      };
    }
    case 'ReviewOverdue': {
      const { escalationId, version } = event.data;
      return {
        ...state,
        submissions: amend(state.submissions, version, { reviewOverdue: true }),
        escalations: [...state.escalations, raised(escalationId, 'review', 0, event.data)],
      };
    }
    case 'EscalationAcknowledged':
      return {
        ...state,
        escalations: state.escalations.map((escalation) =>
          escalation.escalationId === event.data.escalationId
            ? { ...escalation, acknowledged: true }
            : escalation,
        ),
      };
    case 'EscalationToldAgain':
      return {
        ...state,
        escalations: state.escalations.map((escalation) =>
          escalation.escalationId === event.data.escalationId
            ? { ...escalation, mayHaveBeenTold: false }
            : escalation,
        ),
      };
    default:
      return unknownEvent(event);
  }
}

/**
 * The instant at which what the event records took place; `now` is when its command was received. A miss
 * took place at the limit, however much later the clock recorded it (spec §4); its annulment when it was
 * decided, which is after the miss, though the report itself was received before.
 */
export function occurredAt(event: ReportEvent, now: Instant): Instant {
  switch (event.type) {
    case 'DeadlineMissed':
      return event.data.limitAt;
    case 'DeadlineMissAnnulled':
      return event.data.recordedAt;
    default:
      return now;
  }
}

/** The version a decision would be about, or the one last decided; undefined while none was sent. */
export function currentSubmission(state: ReportState): RecordedSubmission | undefined {
  if (state.status === 'none' || state.status === 'awaiting') return undefined;
  return state.submissions[state.version - 1];
}

/** The first version that counts as sent: a withdrawn one never does. */
export const firstCounted = (state: ReportFacts): RecordedSubmission | undefined =>
  state.submissions.find((submission) => !submission.withdrawn);

type WrittenBy = { readonly submissions: readonly Pick<Submission, 'submittedBy' | 'authors'>[] };

/** Everyone who drafted, edited or submitted any version, withdrawn ones included. */
export const isAuthor = (state: WrittenBy, personId: string): boolean =>
  state.submissions.some(
    (submission) => submission.submittedBy === personId || submission.authors.includes(personId),
  );

const begun = (arming: Arming): CurrentArming => ({
  ...arming,
  remindersDone: [],
  missed: false,
  annulled: false,
  raised: [],
});

const raised = (
  escalationId: string,
  kind: RaisedEscalation['kind'],
  level: RaisedEscalation['level'],
  { mayHaveBeenTold }: PerhapsTold,
): RaisedEscalation => ({
  escalationId,
  kind,
  level,
  acknowledged: false,
  mayHaveBeenTold: mayHaveBeenTold === true,
});

/** Back with the division: for the first time, or with the version that was returned or reopened. */
function awaitingAgain(facts: ReportFacts): ReportState {
  const counted = facts.submissions.findLast((submission) => !submission.withdrawn);
  const { cause } = facts.arming;
  if (cause === 'opened' || counted === undefined) return { ...facts, status: 'awaiting' };
  return { ...facts, status: 'returned', version: counted.version, cause };
}

const amend = (
  submissions: readonly RecordedSubmission[],
  version: number,
  change: Partial<Pick<RecordedSubmission, 'withdrawn' | 'reviewOverdue'>>,
): readonly RecordedSubmission[] =>
  submissions.map((submission) =>
    submission.version === version ? { ...submission, ...change } : submission,
  );

/** What stays when the status changes; listed, so that no status leaves a trace in the next one. */
const factsOf = (state: ExistingReport): ReportFacts => ({
  reportId: state.reportId,
  planId: state.planId,
  assignmentId: state.assignmentId,
  subIndexId: state.subIndexId,
  period: state.period,
  leadDivisionId: state.leadDivisionId,
  supportingDivisionIds: state.supportingDivisionIds,
  planningDivisionId: state.planningDivisionId,
  opensAt: state.opensAt,
  settings: state.settings,
  ownLimitAt: state.ownLimitAt,
  arming: state.arming,
  submissions: state.submissions,
  returns: state.returns,
  escalations: state.escalations,
});

/** Unreachable while the store's upcasters fail closed on an unknown event. */
function unknownEvent(event: never): never {
  throw new Error(`Unknown report event ${JSON.stringify(event)}`);
}
