import { describe, expect, it } from '@jest/globals';
import { refuse, specify } from '@dondoc/decider';
import { dueSteps } from './due-steps.js';
import { reportDecider } from './report.decisions.js';
import {
  ISSUED_AT,
  LEAD,
  LIMIT,
  approved,
  by,
  calendar,
  clock,
  content,
  create,
  created,
  justBefore,
  reopened,
  returned,
  reviewBegun,
  revision,
  submission,
  submit,
  submitted,
  vn,
  withdrawn,
} from './report.fixtures.js';
import type { ReportEvent } from './report.types.js';

const given = specify(reportDecider);
const TEN = vn('2024-09-10T10:00:00');
const head = by('lead-head', TEN);
const second = revision(2, vn('2024-09-12T10:00:00'), vn('2024-09-18T00:00:00'));
const with1Returned: ReportEvent[] = [created(), submitted(1), returned(1, second)];

/** A late version finds the miss on record, or records it before itself. */
const missedUnless = (onTime: boolean) => (onTime ? [] : [{ type: 'DeadlineMissed' }]);

describe('no report', () => {
  it('CreateReport sets the first arming', () => {
    expect(given().when(create(), by('director', ISSUED_AT))).toEqual({
      outcome: 'accepted',
      events: [created()],
    });
    expect(created()).toMatchObject({
      data: { arming: { number: 1, cause: 'opened', armedAt: ISSUED_AT, lastValidDay: '2024-09-14' } },
    });
  });

  it('CreateReport repeated, or by a second actor, is refused', () => {
    expect(given(created()).when(create(), by('deputy', ISSUED_AT))).toEqual(refuse('REPORT_ALREADY_EXISTS'));
  });

  it('CreateReport is refused where the calendar does not reach', () => {
    const context = { ...by('director', ISSUED_AT), calendar: { ...calendar, to: '2024-09-17' } };
    expect(given().when(create(), context)).toEqual(
      refuse('CALENDAR_DOES_NOT_COVER', { params: { day: '2024-09-18' } }),
    );
  });

  it('everything else finds no report', () => {
    expect(given().when(submit(TEN), head)).toEqual(refuse('REPORT_NOT_FOUND'));
    expect(given().when({ type: 'ReopenReport', reason: 'x' }, head)).toEqual(refuse('REPORT_NOT_FOUND'));
  });

  it('an event without a report changes nothing', () => {
    expect(given(submitted(1)).state).toEqual({ status: 'none' });
  });
});

describe('awaiting: SubmitReport', () => {
  it('records an immutable version with its receipt, its authors and the reviewer’s clock', () => {
    const decision = given(created()).when(submit(TEN), head);
    expect(decision).toEqual({
      outcome: 'accepted',
      events: [
        {
          type: 'ReportSubmitted',
          data: submission(1, {
            contentHash: 'hash-new',
            receipt: 'receipt-new',
            receivedAt: TEN,
            draftVersion: 3,
            authors: ['lead-officer', 'lead-head'],
            reviewDueAt: vn('2024-09-13T00:00:00'),
          }),
        },
      ],
    });
  });

  it('names the one who submits once, even when they drafted', () => {
    const own = submit(TEN, { draftAuthors: ['lead-head', 'lead-officer'] });
    expect(given(created()).when(own, head)).toMatchObject({
      events: [{ data: { authors: ['lead-head', 'lead-officer'] } }],
    });
  });

  it.each([
    { received: '2024-09-14T23:59:59.999', onTime: true },
    { received: '2024-09-15T00:00:00.000', onTime: false },
  ])('received at $received: on time is $onTime', ({ received, onTime }) => {
    const late = submit(vn(received), { lateReason: 'Bão số 3' });
    expect(given(created()).when(late, by('lead-head', vn(received)))).toMatchObject({
      events: [
        ...missedUnless(onTime),
        { type: 'ReportSubmitted', data: { onTime, lateReason: onTime ? null : 'Bão số 3' } },
      ],
    });
  });

  it.each([
    { received: '2024-12-04T16:59:59.999Z', onTime: true },
    { received: '2024-12-04T17:00:00.000Z', onTime: false },
  ])('the year’s report received at $received: on time is $onTime', ({ received, onTime }) => {
    const late = submit(received, { lateReason: 'Bão số 3' });
    expect(given(created('2024-Y')).when(late, by('lead-head', received))).toMatchObject({
      events: [...missedUnless(onTime), { type: 'ReportSubmitted', data: { onTime } }],
    });
  });

  it.each(['', '  ', '\u200b\u2060', '\u00a0\u3000'])(
    'late without a reason (%j) is refused',
    (lateReason) => {
      const late = submit(LIMIT['2024-Q3'], { lateReason });
      expect(given(created()).when(late, by('lead-head', LIMIT['2024-Q3']))).toEqual(
        refuse('LATE_REASON_REQUIRED', { field: 'lateReason' }),
      );
    },
  );

  it('counts the reviewer’s days from the day of receipt, over a weekend', () => {
    const friday = vn('2024-09-13T17:00:00');
    expect(given(created()).when(submit(friday), by('lead-head', friday))).toMatchObject({
      events: [{ data: { reviewDueAt: vn('2024-09-18T00:00:00') } }],
    });
  });

  it('opens with the first day of its period', () => {
    const opens = vn('2024-10-01T00:00:00');
    expect(
      given(created('2024-Q4')).when(submit(justBefore(opens)), by('lead-head', justBefore(opens))),
    ).toEqual(refuse('REPORT_NOT_OPEN_YET', { params: { opensAt: opens } }));
    expect(given(created('2024-Q4')).when(submit(opens), by('lead-head', opens))).toMatchObject({
      outcome: 'accepted',
    });
  });

  it.each([
    ['lead-officer', 'ONLY_THE_HEAD_SUBMITS'],
    ['other-head', 'NOT_YOUR_DIVISION'],
    ['reviewer', 'NOT_YOUR_DIVISION'],
    ['director', 'NOT_YOUR_DIVISION'],
    ['administrator', 'NOT_YOUR_DIVISION'],
  ] as const)('by the %s is refused', (person, code) => {
    expect(given(created()).when(submit(TEN), by(person, TEN))).toEqual(refuse(code));
  });

  it('by a process is refused', () => {
    expect(given(created()).when(submit(TEN), clock(TEN))).toEqual(refuse('ONLY_A_PERSON'));
  });

  it('is taken where the calendar does not reach, in time or late, and then no reviewer’s clock runs', () => {
    const short = { ...calendar, to: '2024-09-10' };
    const inTime = given(created()).when(submit(TEN), { ...head, calendar: short });
    expect(inTime).toMatchObject({ events: [{ type: 'ReportSubmitted', data: { reviewDueAt: null } }] });
    const yearsLater = vn('2028-01-31T10:00:00');
    const late = given(created()).when(
      submit(yearsLater, { lateReason: 'Bão số 3' }),
      by('lead-head', yearsLater),
    );
    expect(late).toMatchObject({
      events: [{ type: 'DeadlineMissed' }, { type: 'ReportSubmitted', data: { reviewDueAt: null } }],
    });
    expect(dueSteps(given(created(), submitted(1, { reviewDueAt: null })).state)).toEqual([]);
  });

  it('repeated, or from a second head, finds it submitted', () => {
    expect(given(created(), submitted(1)).when(submit(TEN), head)).toEqual(refuse('ALREADY_SUBMITTED'));
    expect(given(created(), submitted(1), reviewBegun(1, TEN)).when(submit(TEN), head)).toEqual(
      refuse('ALREADY_SUBMITTED'),
    );
  });

  it('after approval finds it locked', () => {
    expect(given(created(), submitted(1), approved(1, TEN)).when(submit(TEN), head)).toEqual(
      refuse('REPORT_LOCKED'),
    );
  });

  it.each([
    [{ results: '\u200b ' }, refuse('EMPTY_REPORT', { field: 'results' })],
    [{ progressPercent: '100.01' }, refuse('PROGRESS_OUT_OF_RANGE', { field: 'progressPercent' })],
    [{ evidence: [] }, refuse('EVIDENCE_OR_REASON_REQUIRED', { field: 'evidence' })],
  ])('with %j is refused', (over, refusal) => {
    const empty = submit(TEN, { content: { ...content, ...over } });
    expect(given(created()).when(empty, head)).toEqual(refusal);
  });
});

describe('returned: SubmitReport resubmits', () => {
  it('as the next version, against the revision limit', () => {
    const now = vn('2024-09-17T23:59:59.999');
    expect(given(...with1Returned).when(submit(now), by('lead-head', now))).toMatchObject({
      events: [{ type: 'ReportResubmitted', data: { version: 2, arming: 2, onTime: true } }],
    });
  });

  it('late against the revision limit, with a reason', () => {
    const now = vn('2024-09-18T00:00:00');
    expect(given(...with1Returned).when(submit(now), by('lead-head', now))).toEqual(
      refuse('LATE_REASON_REQUIRED', { field: 'lateReason' }),
    );
    expect(
      given(...with1Returned).when(submit(now, { lateReason: 'Ốm' }), by('lead-head', now)),
    ).toMatchObject({
      events: [
        { type: 'DeadlineMissed', data: { arming: 2, recordedAt: now } },
        { data: { onTime: false, lateReason: 'Ốm' } },
      ],
    });
  });

  it('unchanged since the return is refused', () => {
    const same = submit(vn('2024-09-13T10:00:00'), { contentHash: 'hash-1' });
    expect(given(...with1Returned).when(same, head)).toEqual(refuse('UNCHANGED_SINCE_RETURN'));
  });

  it('unchanged since a reopening is refused too', () => {
    const again = revision(2, TEN, vn('2024-09-15T00:00:00'), 'reopened');
    const history = [created(), submitted(1), approved(1, TEN), reopened(again)];
    expect(given(...history).when(submit(TEN, { contentHash: 'hash-1' }), head)).toEqual(
      refuse('UNCHANGED_SINCE_RETURN'),
    );
  });

  it('the same text as a withdrawn version may be sent, as the returned one may not', () => {
    const back = [created(), submitted(1), withdrawn(1, TEN)];
    expect(given(...back).when(submit(TEN, { contentHash: 'hash-1' }), head)).toMatchObject({
      events: [{ type: 'ReportSubmitted', data: { version: 2 } }],
    });
    const resent = [...with1Returned, submitted(2), withdrawn(2, vn('2024-09-13T10:00:00'))];
    expect(given(...resent).when(submit(TEN, { contentHash: 'hash-1' }), head)).toEqual(
      refuse('UNCHANGED_SINCE_RETURN'),
    );
    expect(given(...resent).when(submit(TEN, { contentHash: 'hash-2' }), head)).toMatchObject({
      events: [{ type: 'ReportResubmitted', data: { version: 3 } }],
    });
  });
});

describe('submitted: WithdrawSubmission', () => {
  const withdraw = { type: 'WithdrawSubmission', version: 1 } as const;
  const sent = [created(), submitted(1)];

  it('takes the report back as if it had never been sent', () => {
    const { state, when } = given(...sent);
    expect(when(withdraw, head)).toEqual({
      outcome: 'accepted',
      events: [withdrawn(1, TEN)],
    });
    expect(state.status).toBe('submitted');
    expect(given(...sent, withdrawn(1, TEN)).state).toMatchObject({
      status: 'awaiting',
      leadDivisionId: LEAD,
      submissions: [{ version: 1, withdrawn: true }],
    });
  });

  it('of a resubmission goes back to the version that was returned', () => {
    const history = [...with1Returned, submitted(2), withdrawn(2, vn('2024-09-13T10:00:00'))];
    expect(given(...history).state).toMatchObject({ status: 'returned', version: 1, cause: 'returned' });
  });

  it.each([
    { now: justBefore(LIMIT['2024-Q3']), outcome: 'accepted' },
    { now: LIMIT['2024-Q3'], outcome: 'refused' },
  ])('at $now: $outcome', ({ now, outcome }) => {
    const decision = given(...sent).when(withdraw, by('lead-head', now));
    expect(decision.outcome).toBe(outcome);
    if (outcome === 'refused') expect(decision).toEqual(refuse('LIMIT_HAS_PASSED'));
  });

  it('of a resubmission runs until the revision limit', () => {
    const again = { type: 'WithdrawSubmission', version: 2 } as const;
    const history = [...with1Returned, submitted(2)];
    expect(given(...history).when(again, by('lead-head', justBefore(second.limitAt)))).toMatchObject({
      outcome: 'accepted',
    });
    expect(given(...history).when(again, by('lead-head', second.limitAt))).toEqual(
      refuse('LIMIT_HAS_PASSED'),
    );
  });

  it('is refused after twenty times, and not before', () => {
    const times = (count: number) =>
      Array.from({ length: count }, (_, index) => [submitted(index + 1), withdrawn(index + 1, TEN)]).flat();
    const next = (count: number) =>
      given(created(), ...times(count), submitted(count + 1)).when(
        { type: 'WithdrawSubmission', version: count + 1 },
        head,
      );
    expect(next(19)).toMatchObject({ outcome: 'accepted' });
    expect(next(20)).toEqual(refuse('WITHDRAWN_TOO_OFTEN', { params: { times: 20 } }));
  });

  it('after the miss was annulled is refused, though the request was in flight', () => {
    const missed: ReportEvent = {
      type: 'DeadlineMissed',
      data: { arming: 1, limitAt: LIMIT['2024-Q3'], recordedAt: vn('2024-09-15T00:00:02') },
    };
    expect(
      given(created(), missed, submitted(1)).when(withdraw, by('lead-head', justBefore(LIMIT['2024-Q3']))),
    ).toEqual(refuse('LIMIT_HAS_PASSED'));
  });

  it.each([
    ['awaiting, or repeated', [created(), submitted(1), withdrawn(1, TEN)], 'NOT_SUBMITTED'],
    ['returned', with1Returned, 'NOT_SUBMITTED'],
    ['in review', [...sent, reviewBegun(1, TEN)], 'REVIEW_HAS_BEGUN'],
    ['approved', [...sent, approved(1, TEN)], 'REPORT_LOCKED'],
    ['of a stale version', [...with1Returned, submitted(2)], 'STALE_VERSION'],
  ] as const)('%s is refused', (_, history, code) => {
    expect(given(...history).when(withdraw, head)).toEqual(refuse(code));
  });

  it.each([
    ['lead-officer', 'ONLY_THE_HEAD_SUBMITS'],
    ['other-head', 'NOT_YOUR_DIVISION'],
    ['reviewer', 'NOT_YOUR_DIVISION'],
  ] as const)('by the %s is refused', (person, code) => {
    expect(given(...sent).when(withdraw, by(person, TEN))).toEqual(refuse(code));
  });

  it('by a process is refused', () => {
    expect(given(...sent).when(withdraw, clock(TEN))).toEqual(refuse('ONLY_A_PERSON'));
  });
});
