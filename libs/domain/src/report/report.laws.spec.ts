import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../calendar/calendar.types.js';
import { addSeconds } from '../calendar/index.js';
import { dueSteps } from './due-steps.js';
import type { ReportCommand, ReportContext } from './report-commands.types.js';
import { reportDecider } from './report.decisions.js';
import {
  LEAD,
  PLANNING,
  by,
  clock,
  content,
  create,
  justBefore,
  organisation,
  vn,
  without,
} from './report.fixtures.js';
import type { PersonId } from './report.fixtures.js';
import type { ReportEvent, ReportState, StepName } from './report.types.js';

const SEED = 20240915;
const RUNS = 400;

/** A step of a random story: who asks what, how long after the one before. */
interface Move {
  /** Seconds, or until the next step falls due, when a step is what the report waits for. */
  readonly wait: number | 'nextStep';
  readonly what: Exclude<ReportCommand['type'], 'CreateReport' | 'TellAgain'>;
  /** Undefined: whoever is meant to do it; so that stories also get somewhere. */
  readonly who: PersonId | 'clock' | undefined;
  readonly stale: boolean;
  readonly blank: boolean;
  /** Seconds the request was under way before it is decided, or so long that it came in time. */
  readonly inFlight: number | 'sinceTheLimit';
  readonly hash: number;
  readonly pick: number;
}

const people = organisation.people.map(({ personId }) => personId as PersonId);
const HOUR = 3600;
const DAY = 24 * HOUR;

const move: fc.Arbitrary<Move> = fc.record({
  wait: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0, 1, 2, 3) },
    { weight: 2, arbitrary: fc.constant('nextStep' as const) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 8 * HOUR }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 * DAY }) },
  ),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('CarryOutStep' as const) },
    { weight: 3, arbitrary: fc.constant('SubmitReport' as const) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        'WithdrawSubmission' as const,
        'BeginReview' as const,
        'ApproveReport' as const,
        'ReturnReport' as const,
        'ReopenReport' as const,
        'AcknowledgeEscalation' as const,
      ),
    },
  ),
  who: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<PersonId | 'clock'>(...people, 'clock') },
  ),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  blank: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  inFlight: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant('sinceTheLimit' as const)),
  hash: fc.integer({ min: 1, max: 4 }),
  pick: fc.oneof(fc.constant(0), fc.nat(20)),
});

const stories = fc.record({
  lead: fc.constantFrom(LEAD, PLANNING),
  vacant: fc.subarray<PersonId>(['deputy', 'lead-officer', 'planning-head', 'director'], { maxLength: 1 }),
  /** Stories begin shortly before the limit as often as at the issue. */
  begins: fc.constantFrom(
    vn('2024-08-12T09:00:00'),
    vn('2024-09-06T09:00:00'),
    vn('2024-09-14T23:59:50'),
    vn('2024-09-15T00:00:02'),
    vn('2024-09-18T00:00:00'),
  ),
  moves: fc.array(move, { minLength: 5, maxLength: 40 }),
});
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never;

interface Told {
  readonly events: readonly ReportEvent[];
  /** The state before each event. */
  readonly before: readonly ReportState[];
  readonly state: ReportState;
  readonly now: Instant;
}

const tell = ({ lead, vacant, begins, moves }: Story): Told => {
  const org = without(...vacant);
  const events: ReportEvent[] = [];
  const before: ReportState[] = [];
  let state = deepFrozen(reportDecider.initialState);
  let now = begins;
  const ask = (command: ReportCommand, context: ReportContext) => {
    const decision = reportDecider.decide(state, command, context);
    if (decision.outcome !== 'accepted') return;
    for (const event of decision.events) {
      before.push(state);
      events.push(event);
      state = deepFrozen(reportDecider.evolve(state, deepFrozen(event)));
    }
  };

  ask(create('2024-Q3', { leadDivisionId: lead }), clock(now, org));
  for (const next of moves) {
    now = next.wait === 'nextStep' ? nextInstant(state, now) : addSeconds(now, next.wait);
    const who = next.who ?? meant(next.what, lead, vacant.includes('deputy'));
    ask(commandOf(next, state, now), who === 'clock' ? clock(now, org) : by(who, now, org));
  }
  return { events, before, state, now };
};

const nextInstant = (state: ReportState, now: Instant): Instant =>
  dueSteps(state).find(({ at }) => at > now)?.at ?? now;

function meant(what: Move['what'], lead: string, noDeputy: boolean): PersonId | 'clock' {
  switch (what) {
    case 'CarryOutStep':
      return 'clock';
    case 'SubmitReport':
    case 'WithdrawSubmission':
      return lead === LEAD ? 'lead-head' : 'planning-head';
    case 'ReopenReport':
    case 'AcknowledgeEscalation':
      return 'director';
    case 'BeginReview':
    case 'ApproveReport':
    case 'ReturnReport':
      if (lead === LEAD) return 'reviewer';
      return noDeputy ? 'director' : 'deputy';
  }
}

function commandOf(
  { what, stale, blank, inFlight, hash, pick }: Move,
  state: ReportState,
  now: Instant,
): ReportCommand {
  const version = ('version' in state ? state.version : 1) - (stale ? 1 : 0);
  const text = blank ? '\u200b' : 'vì bão số 3';
  switch (what) {
    case 'SubmitReport':
      return {
        type: what,
        content: blank ? { ...content, results: ' ' } : content,
        contentHash: `hash-${hash}`,
        receipt: `receipt-${pick}`,
        receivedAt: inFlight === 'sinceTheLimit' ? inTime(state, now) : addSeconds(now, -inFlight),
        lateReason: stale ? '' : text,
        draftVersion: pick,
        draftAuthors: people.filter((_, index) => index + 1 === pick),
      };
    case 'ReturnReport':
      return { type: what, version, reason: text, comments: [] };
    case 'ReopenReport':
      return { type: what, reason: text };
    case 'AcknowledgeEscalation': {
      const raised = state.status === 'none' ? [] : state.escalations;
      return {
        type: what,
        escalationId: raised[pick % Math.max(raised.length, 1)]?.escalationId ?? 'a1-L1',
        directive: text,
      };
    }
    case 'CarryOutStep': {
      const due = dueSteps(state);
      // As often as not the newest step that is due: the one whose timer has just fired.
      const fired = due.findLast(({ at }) => at <= now);
      const step = pick === 0 && fired ? fired : due[pick % Math.max(due.length, 1)];
      return stale || step === undefined
        ? { type: what, step: NAMES[pick % NAMES.length] ?? 'missed', arming: hash }
        : { type: what, step: step.step, arming: step.arming };
    }
    default:
      return { type: what, version };
  }
}

/** The last millisecond before a limit that passed within the day, as if the database had been down that long. */
function inTime(state: ReportState, now: Instant): Instant {
  if (state.status === 'none') return now;
  const { limitAt } = state.arming;
  return limitAt <= now && now < addSeconds(limitAt, DAY) ? justBefore(limitAt) : now;
}

const NAMES: readonly StepName[] = ['missed', 'level:2', 'level:3', 'weekly:1', 'reminder:5', 'review:1'];

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
}

/** Every law looks at the same stories; told once. */
const known = new Map<string, Told>();
function toldOnce(story: Story): Told {
  const key = JSON.stringify(story);
  const told = known.get(key) ?? tell(story);
  known.set(key, told);
  return told;
}

const law = (title: string, holds: (told: Told) => void) =>
  it(`${title} (seed ${SEED}, ${RUNS} stories)`, () => {
    fc.assert(
      fc.property(stories, (story) => holds(toldOnce(story))),
      { seed: SEED, numRuns: RUNS },
    );
  });

type DataOf<Type extends ReportEvent['type']> = Extract<ReportEvent, { type: Type }>['data'];
const dataOf = <Type extends ReportEvent['type']>(
  events: readonly ReportEvent[],
  type: Type,
): readonly DataOf<Type>[] =>
  events.filter((event) => event.type === type).map(({ data }) => data as DataOf<Type>);
const expectNoTwice = (keys: readonly string[]) => expect(new Set(keys).size).toBe(keys.length);

describe('whatever people and clocks do to a report', () => {
  law('the events, written as JSON and read again, give the same state', ({ events, state }) => {
    const read = JSON.parse(JSON.stringify(events)) as ReportEvent[];
    expect(read.reduce(reportDecider.evolve, reportDecider.initialState)).toEqual(state);
    expect(read).toEqual(events);
  });

  law(
    'versions are 1…n without gaps, and each submission knows whether it was on time',
    ({ events, state }) => {
      const sent = [...dataOf(events, 'ReportSubmitted'), ...dataOf(events, 'ReportResubmitted')];
      const versions = state.status === 'none' ? [] : state.submissions.map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
      expect(sent).toHaveLength(versions.length);
      for (const submission of sent) expect(submission.lateReason === null).toBe(submission.onTime);
    },
  );

  law('what is submitted, in review or approved stands on a version not withdrawn', ({ state }) => {
    if (state.status !== 'submitted' && state.status !== 'inReview' && state.status !== 'approved') return;
    expect(state.version).toBe(state.submissions.length);
    expect(state.submissions.at(-1)?.withdrawn).toBe(false);
  });

  law('accepted on time implies submitted on time', ({ events }) => {
    for (const { submittedOnTime, acceptedOnTime } of dataOf(events, 'ReportApproved')) {
      if (acceptedOnTime) expect(submittedOnTime).toBe(true);
    }
  });

  law('each escalation is raised once, each reminder told or skipped once, each miss once', ({ events }) => {
    expectNoTwice([
      ...dataOf(events, 'EscalationRaised').map(({ escalationId }) => escalationId),
      ...dataOf(events, 'ReviewOverdue').map(({ escalationId }) => escalationId),
    ]);
    const reminders = [...dataOf(events, 'ReminderSent'), ...dataOf(events, 'ReminderSkipped')];
    expectNoTwice(reminders.map(({ arming, daysBefore }) => `${arming} ${daysBefore}`));
    expectNoTwice(dataOf(events, 'DeadlineMissed').map(({ arming }) => `${arming}`));
    expectNoTwice(dataOf(events, 'DeadlineMissAnnulled').map(({ arming }) => `${arming}`));
    expectNoTwice(dataOf(events, 'EscalationAcknowledged').map(({ escalationId }) => escalationId));
  });

  law(
    'the ladder is climbed in order, after the miss, never early, only while the report is owed',
    ({ events, before }) => {
      const climbed = new Map<number, string>();
      events.forEach((event, index) => {
        if (event.type !== 'EscalationRaised') return;
        const { arming, scheduledAt, raisedAt } = event.data;
        const state = before[index];
        expect(['awaiting', 'returned']).toContain(state?.status);
        expect(state).toMatchObject({ arming: { number: arming, missed: true } });
        expect(raisedAt >= scheduledAt).toBe(true);
        expect(scheduledAt > (climbed.get(arming) ?? '')).toBe(true);
        climbed.set(arming, scheduledAt);
      });
    },
  );

  law(
    'a reminder is told before the limit and while the report is owed, never early',
    ({ events, before }) => {
      events.forEach((event, index) => {
        if (event.type !== 'ReminderSent') return;
        const state = before[index];
        expect(['awaiting', 'returned']).toContain(state?.status);
        if (state === undefined || state.status === 'none') return;
        expect(event.data.sentAt < state.arming.limitAt).toBe(true);
        expect(event.data.sentAt >= event.data.scheduledAt).toBe(true);
      });
    },
  );

  law('a miss stands or is annulled: no version in time beside a miss that stands', ({ events, state }) => {
    if (state.status === 'none') return;
    const annulled = dataOf(events, 'DeadlineMissAnnulled').map(({ arming }) => arming);
    const standing = dataOf(events, 'DeadlineMissed')
      .map(({ arming }) => arming)
      .filter((arming) => !annulled.includes(arming));
    for (const submission of state.submissions) {
      if (!submission.withdrawn && standing.includes(submission.arming))
        expect(submission.onTime).toBe(false);
    }
  });

  law('no version is late without a miss of its limit on record', ({ events, state }) => {
    if (state.status === 'none') return;
    const missed = dataOf(events, 'DeadlineMissed').map(({ arming }) => arming);
    for (const { onTime, arming } of state.submissions) if (!onTime) expect(missed).toContain(arming);
  });

  law('nobody who wrote or sent any version before it takes part in deciding', ({ events, before }) => {
    events.forEach((event, index) => {
      const decides =
        event.type === 'ReviewBegun' ||
        event.type === 'ReportApproved' ||
        event.type === 'ReportReturned' ||
        event.type === 'ReportReopened';
      const state = before[index];
      if (!decides || state === undefined || state.status === 'none') return;
      const wrote = state.submissions.flatMap(({ authors, submittedBy }) => [...authors, submittedBy]);
      expect(wrote).not.toContain(event.data.by);
      const office = organisation.offices.find(({ personId }) => personId === event.data.by);
      expect(office?.divisionId).not.toBe(state.leadDivisionId);
    });
  });

  law('a revision limit is never before the report’s own', ({ events, state }) => {
    if (state.status === 'none') return;
    const armings = [...dataOf(events, 'ReportReturned'), ...dataOf(events, 'ReportReopened')];
    for (const { arming } of armings) expect(arming.limitAt >= state.ownLimitAt).toBe(true);
    expect(state.arming.number).toBe(armings.length + 1);
  });

  law('what is due is in order of time, each once, and nothing once approved', ({ state }) => {
    const due = dueSteps(state);
    expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).sort());
    expectNoTwice(due.map(({ step }) => step));
    if (state.status === 'approved') expect(due).toEqual([]);
    if (state.status !== 'none') expect(due.every(({ arming }) => arming === state.arming.number)).toBe(true);
  });

  law(
    'every step due is accepted at its instant and then no longer due; left alone, a report comes to rest',
    ({ state }) => {
      let current = state;
      for (let next = dueSteps(current)[0]; next !== undefined; next = dueSteps(current)[0]) {
        const { step, arming, at } = next;
        const decision = reportDecider.decide(current, { type: 'CarryOutStep', step, arming }, clock(at));
        if (decision.outcome !== 'accepted') throw new Error(`${step} at ${at}: ${decision.outcome}`);
        const left = dueSteps(current).length;
        current = decision.events.reduce(reportDecider.evolve, current);
        expect(dueSteps(current).length).toBeLessThan(left);
        expect(dueSteps(current).some((due) => due.step === step)).toBe(false);
      }
      expect(current.status).toBe(state.status);
    },
  );

  it(`the stories reach every event and every status (seed ${SEED})`, () => {
    const told = fc.sample(stories, { seed: SEED, numRuns: RUNS }).map(toldOnce);
    expect(new Set(told.flatMap(({ events }) => events.map(({ type }) => type)))).toEqual(
      new Set<ReportEvent['type']>([
        'ReportCreated',
        'ReportSubmitted',
        'ReportResubmitted',
        'SubmissionWithdrawn',
        'ReviewBegun',
        'ReportApproved',
        'ReportReturned',
        'ReportReopened',
        'ReminderSent',
        'ReminderSkipped',
        'DeadlineMissed',
        'DeadlineMissAnnulled',
        'EscalationRaised',
        'ReviewOverdue',
        'EscalationAcknowledged',
      ]),
    );
    expect(new Set(told.map(({ state }) => state.status))).toEqual(
      new Set(['awaiting', 'submitted', 'inReview', 'returned', 'approved']),
    );
  });
});
