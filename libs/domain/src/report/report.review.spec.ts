import { describe, expect, it } from '@jest/globals';
import { refuse, specify } from '@dondoc/decider';
import { reportDecider } from './report.decisions.js';
import {
  LIMIT,
  approved,
  by,
  calendar,
  clock,
  created,
  reopened,
  resubmitted,
  returned,
  reviewBegun,
  revision,
  submitted,
  vn,
  withdrawn,
} from './report.fixtures.js';
import type { ReportCommand } from './report-commands.types.js';
import type { ReportEvent } from './report.types.js';

const given = specify(reportDecider);
const NOW = vn('2024-09-11T09:00:00');
const reviewer = by('reviewer', NOW);
const begin = (version: number) => ({ type: 'BeginReview', version }) as const;
const approve = (version: number) => ({ type: 'ApproveReport', version }) as const;
const sendBack = (version: number, over: { reason?: string; comments?: string[] } = {}) =>
  ({
    type: 'ReturnReport',
    version,
    reason: over.reason ?? 'Thiếu số liệu quý trước',
    comments: (over.comments ?? []).map((text) => ({ field: 'figures', text }) as const),
  }) as const;
const decisions = (version: number): ReportCommand[] => [begin(version), approve(version), sendBack(version)];

const sent: ReportEvent[] = [created(), submitted(1)];
const inReview = [...sent, reviewBegun(1, NOW)];
const second = revision(2, vn('2024-09-12T10:00:00'), vn('2024-09-18T00:00:00'));

describe.each(decisions(1).map((command) => [command.type, command] as const))('%s', (_, command) => {
  it.each([
    ['awaiting', [created()], 'NOT_SUBMITTED'],
    ['taken back meanwhile', [...sent, withdrawn(1, NOW)], 'NOT_SUBMITTED'],
    ['returned meanwhile by another reviewer', [...sent, returned(1, second)], 'NOT_SUBMITTED'],
    ['approved meanwhile by another reviewer', [...sent, approved(1, NOW)], 'REPORT_LOCKED'],
    ['a version that is not current', [...sent, returned(1, second), resubmitted(2)], 'STALE_VERSION'],
    [
      'a version that is not current, in review',
      [...sent, returned(1, second), resubmitted(2), reviewBegun(2, NOW)],
      'STALE_VERSION',
    ],
  ] as const)('%s: refused', (_case, history, code) => {
    expect(given(...history).when(command, reviewer)).toEqual(refuse(code));
  });

  it('of a version never sent is stale too', () => {
    expect(given(...sent).when({ ...command, version: 7 } as ReportCommand, reviewer)).toEqual(
      refuse('STALE_VERSION'),
    );
  });

  it.each([
    ['lead-head', 'OWN_WORK_DECIDES_NOTHING'],
    ['lead-officer', 'OWN_WORK_DECIDES_NOTHING'],
    ['planning-head', 'NOT_THE_REVIEWER'],
    ['planning-officer', 'NOT_THE_REVIEWER'],
    ['deputy', 'NOT_THE_REVIEWER'],
    ['director', 'NOT_THE_REVIEWER'],
    ['administrator', 'ADMINISTRATOR_DECIDES_NOTHING'],
  ] as const)('by the %s is refused, whatever the status', (person, code) => {
    for (const history of [sent, inReview, [...sent, approved(1, NOW)]]) {
      expect(given(...history).when(command, by(person, NOW))).toEqual(refuse(code));
    }
  });

  it('by a process is refused', () => {
    expect(given(...sent).when(command, clock(NOW))).toEqual(refuse('ONLY_A_PERSON'));
  });
});

describe('submitted', () => {
  it('BeginReview is a recorded act', () => {
    expect(given(...sent).when(begin(1), reviewer)).toEqual({
      outcome: 'accepted',
      events: [reviewBegun(1, NOW)],
    });
    expect(given(...inReview).state).toMatchObject({ status: 'inReview', version: 1, reviewer: 'reviewer' });
  });

  it('ApproveReport begins the review too', () => {
    expect(given(...sent).when(approve(1), reviewer)).toEqual({
      outcome: 'accepted',
      events: [reviewBegun(1, NOW), approved(1, NOW)],
    });
  });

  it('ReturnReport begins the review too', () => {
    expect(given(...sent).when(sendBack(1), reviewer)).toMatchObject({
      events: [{ type: 'ReviewBegun' }, { type: 'ReportReturned' }, { type: 'ReminderSkipped' }, {}],
    });
  });
});

describe('in review', () => {
  it('BeginReview repeated, or by a second reviewer, is refused', () => {
    expect(given(...inReview).when(begin(1), reviewer)).toEqual(refuse('REVIEW_ALREADY_BEGUN'));
    expect(given(...inReview).when(begin(1), by('second-reviewer', NOW))).toEqual(
      refuse('REVIEW_ALREADY_BEGUN'),
    );
  });

  it('a second reviewer may decide what the first began', () => {
    expect(given(...inReview).when(approve(1), by('second-reviewer', NOW))).toMatchObject({
      events: [{ type: 'ReportApproved', data: { by: 'second-reviewer' } }],
    });
  });

  it('ApproveReport and ReturnReport begin no second review', () => {
    expect(given(...inReview).when(approve(1), reviewer)).toEqual({
      outcome: 'accepted',
      events: [approved(1, NOW)],
    });
    expect(given(...inReview).when(sendBack(1), reviewer)).toMatchObject({
      events: [{ type: 'ReportReturned' }, {}, {}],
    });
  });
});

describe('ReturnReport', () => {
  it('keeps reason and comments, and counts the return', () => {
    const decision = given(...inReview).when(sendBack(1, { comments: ['Bảng 2 sai tổng'] }), reviewer);
    expect(decision).toMatchObject({
      events: [
        {
          data: {
            version: 1,
            by: 'reviewer',
            returnedAt: NOW,
            reason: 'Thiếu số liệu quý trước',
            comments: [{ field: 'figures', text: 'Bảng 2 sai tổng' }],
          },
        },
        {},
        {},
      ],
    });
    expect(given(...inReview, returned(1, second)).state).toMatchObject({
      status: 'returned',
      version: 1,
      cause: 'returned',
      returns: 1,
    });
  });

  it.each(['', ' \t\n', '\u200b', '\u00a0\u2003\u3000', '\ufeff\u2060\u00ad'])(
    'with the blank reason %j is refused',
    (reason) => {
      expect(given(...inReview).when(sendBack(1, { reason }), reviewer)).toEqual(
        refuse('REASON_REQUIRED', { field: 'reason' }),
      );
    },
  );

  it.each([
    { comments: ['\u200b', 'Bảng 2'], empty: 0 },
    { comments: ['Bảng 2', '\u200b'], empty: 1 },
  ])('with the empty comment $empty is refused', ({ comments, empty }) => {
    expect(given(...inReview).when(sendBack(1, { comments }), reviewer)).toEqual(
      refuse('COMMENT_EMPTY', { field: `comments.${empty}.text` }),
    );
  });

  it('is refused where the calendar does not reach', () => {
    const context = { ...reviewer, calendar: { ...calendar, to: '2024-09-12' } };
    expect(given(...inReview).when(sendBack(1), context)).toEqual(
      refuse('CALENDAR_DOES_NOT_COVER', { params: { day: '2024-09-13' } }),
    );
  });

  it.each([
    { at: '2024-09-09T10:00:00', limitAt: '2024-09-15T00:00:00', why: 'the own limit is later' },
    { at: '2024-09-11T09:00:00', limitAt: '2024-09-17T00:00:00', why: '3 working days over a weekend' },
    { at: '2024-09-10T23:59:59.999', limitAt: '2024-09-15T00:00:00', why: 'Tue + 3 = end of Fri 13/9' },
    { at: '2024-09-11T00:00:00', limitAt: '2024-09-17T00:00:00', why: 'Wed + 3 = end of Mon 16/9' },
    { at: '2024-09-15T08:00:00', limitAt: '2024-09-19T00:00:00', why: 'from a Sunday' },
    { at: '2024-08-30T08:00:00', limitAt: '2024-09-15T00:00:00', why: 'over the national day' },
  ])('returned at $at: revision limit $limitAt ($why)', ({ at, limitAt }) => {
    const decision = given(...inReview).when(sendBack(1), by('reviewer', vn(at)));
    expect(decision).toMatchObject({
      events: [
        { data: { arming: { number: 2, cause: 'returned', armedAt: vn(at), limitAt: vn(limitAt) } } },
        ...skips(decision),
      ],
    });
  });

  it('records as skipped the reminders of the new limit that lie before the return', () => {
    const decision = given(...inReview).when(sendBack(1), by('reviewer', vn('2024-09-12T10:00:00')));
    expect(skips(decision)).toEqual(
      [
        { daysBefore: 10, scheduledAt: vn('2024-09-04T08:00:00') },
        { daysBefore: 5, scheduledAt: vn('2024-09-11T08:00:00') },
      ].map((skipped) => ({
        type: 'ReminderSkipped',
        data: { arming: 2, ...skipped, recordedAt: vn('2024-09-12T10:00:00'), reason: 'beforeArming' },
      })),
    );
  });

  it('one at the very instant of the return is still to come', () => {
    const decision = given(...inReview).when(sendBack(1), by('reviewer', vn('2024-09-09T08:00:00')));
    expect(skips(decision).map((event) => event.type === 'ReminderSkipped' && event.data.daysBefore)).toEqual(
      [10],
    );
  });
});

describe('on time, twice over', () => {
  const limit = LIMIT['2024-Q3'];
  const result = (...history: ReportEvent[]) => {
    const state = given(...history).state;
    const version = state.status === 'submitted' ? state.version : 0;
    const decision = given(...history).when(approve(version), reviewer);
    const last = decision.outcome === 'accepted' ? decision.events.at(-1) : undefined;
    return last?.type === 'ReportApproved'
      ? [last.data.submittedOnTime, last.data.acceptedOnTime]
      : ['not approved'];
  };

  it.each([
    ['sent in time', [created(), submitted(1)], [true, true]],
    ['sent late', [created(), submitted(1, { onTime: false, receivedAt: limit })], [false, false]],
    [
      'sent in time, corrected in time',
      [created(), submitted(1), returned(1, second), resubmitted(2)],
      [true, true],
    ],
    [
      'sent in time, corrected late',
      [created(), submitted(1), returned(1, second), resubmitted(2, { onTime: false })],
      [true, false],
    ],
    [
      'sent late, corrected in time: late stays late',
      [created(), submitted(1, { onTime: false }), returned(1, second), resubmitted(2)],
      [false, false],
    ],
    [
      'taken back in time and sent again late: a withdrawn version never counts',
      [created(), submitted(1), withdrawn(1, NOW), submitted(2, { onTime: false })],
      [false, false],
    ],
    [
      'corrected late, taken back, corrected in time',
      [
        created(),
        submitted(1),
        returned(1, second),
        resubmitted(2),
        withdrawn(2, NOW),
        resubmitted(3, { arming: 2 }),
      ],
      [true, true],
    ],
  ] as const)('%s', (_, history, expected) => {
    expect(result(...history)).toEqual(expected);
  });
});

describe('approved: ReopenReport', () => {
  const reopen = (reason = 'Số liệu thay đổi') => ({ type: 'ReopenReport', reason }) as const;
  const done = [...inReview, approved(1, NOW)];
  const later = vn('2024-10-01T10:00:00');

  it('unlocks with a new arming, and the acceptance is gone', () => {
    const arming = revision(2, later, vn('2024-10-05T00:00:00'), 'reopened');
    const decision = given(...done).when(reopen(), by('director', later));
    expect(decision).toEqual({
      outcome: 'accepted',
      events: [reopened(arming), ...skips(decision)],
    });
    expect(skips(decision)).toHaveLength(2);
    const { state } = given(...done, reopened(arming));
    expect(state).toMatchObject({ status: 'returned', cause: 'reopened', version: 1, returns: 0 });
    expect(state).not.toHaveProperty('acceptedOnTime');
    expect(given(...done, reopened(arming), resubmitted(2), withdrawn(2, later)).state).toMatchObject({
      status: 'returned',
      cause: 'reopened',
      version: 1,
    });
  });

  it('without a reason is refused', () => {
    expect(given(...done).when(reopen('\u200b'), by('director', later))).toEqual(
      refuse('REASON_REQUIRED', { field: 'reason' }),
    );
  });

  it.each([
    ['not yet approved', inReview],
    ['repeated, or by a second actor', [...done, reopened(second)]],
  ])('%s is refused', (_, history) => {
    expect(given(...history).when(reopen(), by('director', later))).toEqual(refuse('NOT_APPROVED'));
  });

  it.each([
    ['reviewer', 'NOT_THE_DIRECTOR'],
    ['deputy', 'NOT_THE_DIRECTOR'],
    ['administrator', 'ADMINISTRATOR_DECIDES_NOTHING'],
    ['lead-head', 'OWN_WORK_DECIDES_NOTHING'],
  ] as const)('by the %s is refused', (person, code) => {
    expect(given(...done).when(reopen(), by(person, later))).toEqual(refuse(code));
  });

  it('is refused where the calendar does not reach', () => {
    const context = { ...by('director', later), calendar: { ...calendar, to: '2024-10-01' } };
    expect(given(...done).when(reopen(), context)).toEqual(
      refuse('CALENDAR_DOES_NOT_COVER', { params: { day: '2024-10-02' } }),
    );
  });
});

function skips(decision: {
  readonly outcome: string;
  readonly events?: readonly ReportEvent[];
}): ReportEvent[] {
  return (decision.events ?? []).filter(({ type }) => type === 'ReminderSkipped');
}
