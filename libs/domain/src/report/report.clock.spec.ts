import { describe, expect, it } from '@jest/globals';
import type { Decision } from '@dondoc/decider';
import { notYet, nothingToDo, refuse, specify } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';
import { addSeconds } from '../calendar/index.js';
import { dueSteps } from './due-steps.js';
import { reportDecider } from './report.decisions.js';
import {
  LIMIT,
  approved,
  by,
  clock,
  create,
  created,
  justBefore,
  process,
  reopened,
  resubmitted,
  returned,
  reviewBegun,
  revision,
  submit,
  submitted,
  vn,
  withdrawn,
} from './report.fixtures.js';
import type { ReportEvent, StepName } from './report.types.js';

const given = specify(reportDecider);
const carryOut = (step: StepName, arming = 1) => ({ type: 'CarryOutStep', step, arming }) as const;

const eventsOf = (decision: Decision<ReportEvent, string>): readonly ReportEvent[] =>
  decision.outcome === 'accepted' ? decision.events : [];

/** What a person would read of a time-driven event: what, which, for when, when. */
function told(event: ReportEvent): string {
  switch (event.type) {
    case 'ReminderSent':
      return `remind ${event.data.daysBefore} for ${event.data.scheduledAt} at ${event.data.sentAt}`;
    case 'ReminderSkipped':
      return `skip ${event.data.daysBefore} (${event.data.reason})`;
    case 'DeadlineMissed':
      return `missed ${event.data.limitAt} at ${event.data.recordedAt}`;
    case 'EscalationRaised':
      return `${event.data.escalationId} for ${event.data.scheduledAt} at ${event.data.raisedAt}`;
    case 'ReviewOverdue':
      return `${event.data.escalationId} for ${event.data.scheduledAt} at ${event.data.raisedAt}`;
    default:
      return event.type;
  }
}

/** Carries out every step at its instant until none is left, as a process that is never late would. */
function played(...history: ReportEvent[]): ReportEvent[] {
  const recorded: ReportEvent[] = [];
  for (;;) {
    const [next] = dueSteps(given(...history, ...recorded).state);
    if (next === undefined) return recorded;
    recorded.push(
      ...eventsOf(given(...history, ...recorded).when(carryOut(next.step, next.arming), clock(next.at))),
    );
  }
}

const YEAR_2024 = [
  {
    period: '2024-Q3',
    reminders: ['2024-08-29', '2024-09-09', '2024-09-12', '2024-09-13'],
    ladder: ['2024-09-15', '2024-09-17', '2024-09-19'],
    weekly: ['2024-09-26', '2024-10-03', '2024-10-10', '2024-10-17'],
  },
  {
    period: '2024-Y',
    reminders: ['2024-11-21', '2024-11-28', '2024-12-03', '2024-12-04'],
    ladder: ['2024-12-05', '2024-12-06', '2024-12-10'],
    weekly: ['2024-12-17', '2024-12-24', '2024-12-31', '2025-01-07'],
  },
  {
    period: '2024-Q4',
    reminders: ['2024-12-02', '2024-12-09', '2024-12-12', '2024-12-13'],
    ladder: ['2024-12-15', '2024-12-17', '2024-12-19'],
    weekly: ['2024-12-26', '2025-01-02', '2025-01-09', '2025-01-16'],
  },
] as const;

describe.each(YEAR_2024)('the clock of $period (spec §4)', ({ period, reminders, ladder, weekly }) => {
  const morning = (day: string): Instant => vn(`${day}T08:00:00`);
  const midnight = (day: string): Instant => vn(`${day}T00:00:00`);
  const [limit, level2, level3] = ladder.map(midnight) as [Instant, Instant, Instant];
  const missAt = addSeconds(limit, 2);
  const plan: { step: StepName; at: Instant }[] = [
    ...reminders.map((day, index) => ({
      step: `reminder:${[10, 5, 2, 1][index] ?? 0}` as const,
      at: morning(day),
    })),
    { step: 'missed', at: missAt },
    { step: 'level:2', at: level2 },
    { step: 'level:3', at: level3 },
    ...weekly.map((day, index) => ({ step: `weekly:${index + 1}` as const, at: midnight(day) })),
  ];

  it('waits for four reminders, the miss, three levels and four weeks, and for nothing after', () => {
    expect(dueSteps(given(created(period)).state)).toEqual(plan.map((due) => ({ ...due, arming: 1 })));
  });

  it('records each at its instant, once, the ladder as planned', () => {
    expect(played(created(period)).map(told)).toEqual([
      ...reminders.map(
        (day, index) => `remind ${[10, 5, 2, 1][index]} for ${morning(day)} at ${morning(day)}`,
      ),
      `missed ${limit} at ${missAt}`,
      `a1-L1 for ${limit} at ${missAt}`,
      `a1-L2 for ${level2} at ${level2}`,
      `a1-L3 for ${level3} at ${level3}`,
      ...weekly.map((day, index) => `a1-L3-w${index + 1} for ${midnight(day)} at ${midnight(day)}`),
    ]);
  });

  it.each(plan)('$step: one millisecond before $at is not yet, at $at it is recorded', ({ step, at }) => {
    expect(given(created(period)).when(carryOut(step), clock(justBefore(at)))).toEqual(notYet(at));
    expect(given(created(period)).when(carryOut(step), clock(at))).toMatchObject({ outcome: 'accepted' });
  });

  it.each(plan)('$step: repeated, it is recorded once', ({ step, at }) => {
    const once = eventsOf(given(created(period)).when(carryOut(step), clock(at)));
    expect(given(created(period), ...once).when(carryOut(step), clock(at))).toEqual(nothingToDo);
  });

  it.each(plan)('$step: overtaken by a submission, it is nothing to do', ({ step }) => {
    const sent = submitted(1, { reviewDueAt: vn('2025-12-31T00:00:00') });
    expect(given(created(period), sent).when(carryOut(step), clock(vn('2025-06-01T00:00:00')))).toEqual(
      nothingToDo,
    );
  });
});

describe('CarryOutStep', () => {
  it('is the clock’s alone', () => {
    expect(given(created()).when(carryOut('missed'), by('director', vn('2024-09-16T00:00:00')))).toEqual(
      refuse('ONLY_THE_CLOCK'),
    );
  });

  it('is refused for a report that does not exist', () => {
    expect(given().when(carryOut('missed'), clock(vn('2024-09-16T00:00:00')))).toEqual(
      refuse('REPORT_NOT_FOUND'),
    );
  });

  it('is nothing to do for another arming, an unknown reminder, or a review that is not on', () => {
    const context = clock(vn('2024-12-31T00:00:00'));
    expect(given(created()).when(carryOut('missed', 2), context)).toEqual(nothingToDo);
    expect(given(created()).when(carryOut('reminder:7'), context)).toEqual(nothingToDo);
    expect(given(created()).when(carryOut('review:1'), context)).toEqual(nothingToDo);
    expect(given(created()).when(carryOut('weekly:5'), context)).toEqual(nothingToDo);
  });

  it('is nothing to do once the report is approved', () => {
    const done = [created(), submitted(), approved(1, vn('2024-09-11T08:00:00'))];
    expect(dueSteps(given(...done).state)).toEqual([]);
    expect(given(...done).when(carryOut('missed'), clock(vn('2024-12-31T00:00:00')))).toEqual(nothingToDo);
  });

  it('does not take the command’s sender for a recipient', () => {
    const [, raised] = eventsOf(given(created()).when(carryOut('missed'), clock(vn('2024-09-15T00:00:02'))));
    expect(JSON.stringify(raised)).not.toContain(process.workflowId);
  });
});

describe('after an outage', () => {
  const back = vn('2024-09-20T07:00:00');

  it('records in order whatever came before the step whose timer fires first', () => {
    const atLevel3 = given(created()).when(carryOut('level:3'), clock(back));
    expect(eventsOf(atLevel3).map(told)).toEqual([
      'skip 10 (successorDue)',
      'skip 5 (successorDue)',
      'skip 2 (successorDue)',
      'skip 1 (successorDue)',
      `missed ${LIMIT['2024-Q3']} at ${back}`,
      `a1-L1 for ${LIMIT['2024-Q3']} at ${back}`,
      `a1-L2 for ${vn('2024-09-17T00:00:00')} at ${back}`,
      `a1-L3 for ${vn('2024-09-19T00:00:00')} at ${back}`,
    ]);
  });

  it('records nothing later than the step asked for', () => {
    const atLevel2 = given(created()).when(carryOut('level:2'), clock(back));
    expect(eventsOf(atLevel2).at(-1)).toMatchObject({ data: { escalationId: 'a1-L2' } });
  });

  it.each([
    { now: justBefore(vn('2024-09-09T08:00:00')), outcome: 'ReminderSent' },
    { now: vn('2024-09-09T08:00:00'), outcome: 'ReminderSkipped' },
  ])('a reminder carried out at $now, its successor due 9/9 08:00: $outcome', ({ now, outcome }) => {
    expect(eventsOf(given(created()).when(carryOut('reminder:10'), clock(now)))).toMatchObject([
      { type: outcome, data: { daysBefore: 10, scheduledAt: vn('2024-08-29T08:00:00') } },
    ]);
  });

  it.each([
    { now: justBefore(LIMIT['2024-Q3']), outcome: 'ReminderSent' },
    { now: LIMIT['2024-Q3'], outcome: 'ReminderSkipped' },
  ])('the last reminder, carried out at $now: $outcome', ({ now, outcome }) => {
    expect(eventsOf(given(created()).when(carryOut('reminder:1'), clock(now))).at(-1)).toMatchObject({
      type: outcome,
      data: { daysBefore: 1 },
    });
  });
});

describe('reminders around a submission', () => {
  it('are due at once when the report is taken back, told or skipped as any other', () => {
    const history = [
      created(),
      submitted(1, { receivedAt: vn('2024-08-28T10:00:00') }),
      withdrawn(1, vn('2024-09-12T10:00:00')),
    ];
    expect(dueSteps(given(...history).state).map(({ step }) => step)).toContain('reminder:10');
    const now = vn('2024-09-12T10:00:01');
    expect(eventsOf(given(...history).when(carryOut('reminder:2'), clock(now))).map(told)).toEqual([
      'skip 10 (successorDue)',
      'skip 5 (successorDue)',
      `remind 2 for ${vn('2024-09-12T08:00:00')} at ${now}`,
    ]);
  });

  it('before the opening are on record from the start and never asked for', () => {
    const late = create('2024-Q3', { opensAt: vn('2024-09-09T08:00:00') });
    const events = eventsOf(given().when(late, by('director', vn('2024-09-09T08:00:00'))));
    expect(events.slice(1).map(told)).toEqual(['skip 10 (beforeArming)']);
    expect(dueSteps(given(...events).state)[0]).toEqual({
      step: 'reminder:5',
      arming: 1,
      at: vn('2024-09-09T08:00:00'),
    });
  });
});

describe('a new arming', () => {
  const second = revision(2, vn('2024-09-12T10:00:00'), vn('2024-09-18T00:00:00'));
  const history = [created(), submitted(), returned(1, second)];

  it('has a ladder of its own, and the steps of the one before are overtaken', () => {
    expect(given(...history).when(carryOut('missed', 1), clock(vn('2024-09-30T00:00:00')))).toEqual(
      nothingToDo,
    );
    expect(given(...history).when(carryOut('missed', 2), clock(vn('2024-09-18T00:00:01')))).toEqual(
      notYet(vn('2024-09-18T00:00:02')),
    );
    const ids = played(...history).flatMap((event) =>
      event.type === 'EscalationRaised' ? [event.data.escalationId] : [],
    );
    expect(ids).toEqual(['a2-L1', 'a2-L2', 'a2-L3', 'a2-L3-w1', 'a2-L3-w2', 'a2-L3-w3', 'a2-L3-w4']);
  });

  it('comes with a reopening too', () => {
    const third = revision(2, vn('2024-10-01T10:00:00'), vn('2024-10-05T00:00:00'), 'reopened');
    const again = [created(), submitted(), approved(1, vn('2024-09-11T08:00:00')), reopened(third)];
    expect(dueSteps(given(...again).state).find(({ step }) => step === 'missed')).toEqual({
      step: 'missed',
      arming: 2,
      at: vn('2024-10-05T00:00:02'),
    });
  });
});

describe('in flight at the limit', () => {
  const limit = LIMIT['2024-Q3'];
  const missed = eventsOf(given(created()).when(carryOut('missed'), clock(addSeconds(limit, 2))));

  it('a report received in time that commits after the miss is on time: the miss is annulled', () => {
    const receivedAt = vn('2024-09-14T23:59:59.999');
    const decision = given(created(), ...missed).when(
      submit(receivedAt),
      by('lead-head', addSeconds(limit, 3)),
    );
    expect(decision).toMatchObject({
      outcome: 'accepted',
      events: [
        {
          type: 'DeadlineMissAnnulled',
          data: { arming: 1, version: 1, receivedAt, recordedAt: addSeconds(limit, 3) },
        },
        { type: 'ReportSubmitted', data: { version: 1, onTime: true, lateReason: null } },
      ],
    });
    expect(eventsOf(decision)).toHaveLength(2);
    const after = given(created(), ...missed, ...eventsOf(decision));
    expect(after.state).toMatchObject({ status: 'submitted', arming: { missed: true, annulled: true } });
    expect(after.when(carryOut('level:2'), clock(vn('2024-09-17T00:00:00')))).toEqual(nothingToDo);
  });

  it('one received at the limit is late and annuls nothing', () => {
    const decision = given(created(), ...missed).when(
      submit(limit, { lateReason: 'Mất điện' }),
      by('lead-head', addSeconds(limit, 3)),
    );
    expect(eventsOf(decision)).toMatchObject([{ type: 'ReportSubmitted', data: { onTime: false } }]);
  });

  it('a resubmission in time annuls the miss of the revision limit', () => {
    const second = revision(2, vn('2024-09-12T10:00:00'), vn('2024-09-18T00:00:00'));
    const history = [created(), submitted(), returned(1, second)];
    const late = vn('2024-09-18T00:00:02');
    const miss = eventsOf(given(...history).when(carryOut('missed', 2), clock(late)));
    const decision = given(...history, ...miss).when(
      submit(vn('2024-09-17T23:59:59.999')),
      by('lead-head', late),
    );
    expect(eventsOf(decision)).toMatchObject([
      { type: 'DeadlineMissAnnulled', data: { arming: 2, version: 2 } },
      { type: 'ReportResubmitted', data: { onTime: true, arming: 2 } },
    ]);
  });

  it('a submission before the miss is recorded needs no annulment', () => {
    const decision = given(created()).when(
      submit(vn('2024-09-14T23:59:59.999')),
      by('lead-head', addSeconds(limit, 1)),
    );
    expect(eventsOf(decision).map(({ type }) => type)).toEqual(['ReportSubmitted']);
  });
});

describe('the reviewer’s own clock', () => {
  const dueAt = vn('2024-09-13T00:00:00');
  const waiting = [created(), submitted(1, { reviewDueAt: dueAt })];

  it.each([
    ['submitted', waiting],
    ['in review', [...waiting, reviewBegun(1, vn('2024-09-11T08:00:00'))]],
  ])('runs while the report is %s, and is the only step to come', (_, history) => {
    expect(dueSteps(given(...history).state)).toEqual([{ step: 'review:1', arming: 1, at: dueAt }]);
    expect(given(...history).when(carryOut('review:1'), clock(justBefore(dueAt)))).toEqual(notYet(dueAt));
    expect(given(...history).when(carryOut('review:1'), clock(dueAt))).toMatchObject({
      events: [
        {
          type: 'ReviewOverdue',
          data: { escalationId: 'v1-review', version: 1, scheduledAt: dueAt, raisedAt: dueAt },
        },
      ],
    });
  });

  it('escalates once and decides nothing', () => {
    const overdue = eventsOf(given(...waiting).when(carryOut('review:1'), clock(dueAt)));
    const after = given(...waiting, ...overdue);
    expect(after.state.status).toBe('submitted');
    expect(dueSteps(after.state)).toEqual([]);
    expect(after.when(carryOut('review:1'), clock(dueAt))).toEqual(nothingToDo);
  });

  it('stops with the decision and begins anew with the next version', () => {
    const second = revision(2, vn('2024-09-12T10:00:00'), vn('2024-09-18T00:00:00'));
    const back = [...waiting, returned(1, second)];
    expect(given(...back).when(carryOut('review:1'), clock(dueAt))).toEqual(nothingToDo);
    const again = [...back, resubmitted(2, { reviewDueAt: vn('2024-09-18T00:00:00') })];
    expect(dueSteps(given(...again).state)).toEqual([
      { step: 'review:2', arming: 2, at: vn('2024-09-18T00:00:00') },
    ]);
  });
});
