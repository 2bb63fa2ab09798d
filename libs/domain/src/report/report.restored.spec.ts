import { describe, expect, it } from '@jest/globals';
import { specify } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';
import { addSeconds } from '../calendar/index.js';
import { evolve, initialReport } from './report.js';
import { reportDecider } from './report.decisions.js';
import { LIMIT, by, clock, created, submitted, vn } from './report.fixtures.js';
import type { ReportEvent, StepName } from './report.types.js';

const given = specify(reportDecider);
const carryOut = (step: StepName, arming = 1) => ({ type: 'CarryOutStep', step, arming }) as const;
const limit = LIMIT['2024-Q3'];
const missedAt = addSeconds(limit, 2);

/** A timer fires in a store that was restored at `restoredAt`. */
const after = (restoredAt: Instant, now: Instant = restoredAt) => ({ ...clock(now), restoredAt });

const marks = (events: readonly ReportEvent[]) =>
  events.map(({ type, data }) => [
    type,
    'reason' in data ? data.reason : 'mayHaveBeenTold' in data ? data.mayHaveBeenTold : undefined,
  ]);
const recorded = (step: StepName, restoredAt: Instant, now: Instant, ...history: ReportEvent[]) => {
  const decision = given(...history).when(carryOut(step), after(restoredAt, now));
  if (decision.outcome !== 'accepted') throw new Error(decision.outcome);
  return marks(decision.events);
};

describe('after a restore, a step that was due before it', () => {
  it('is, of a reminder, not told again', () => {
    const at = vn('2024-08-29T08:00:00');
    expect(recorded('reminder:10', addSeconds(at, 1), addSeconds(at, 60), created())).toEqual([
      ['ReminderSkipped', 'mayHaveBeenTold'],
    ]);
  });

  it('is so also when its successor is due meanwhile: that it was passed over nobody can know', () => {
    const restored = vn('2024-09-13T09:00:00');
    expect(recorded('reminder:1', restored, restored, created())).toEqual([
      ['ReminderSkipped', 'mayHaveBeenTold'],
      ['ReminderSkipped', 'mayHaveBeenTold'],
      ['ReminderSkipped', 'mayHaveBeenTold'],
      ['ReminderSkipped', 'mayHaveBeenTold'],
    ]);
  });

  it('is, of a limit and its ladder, recorded with the mark, so that the ladder goes on', () => {
    const restored = vn('2024-09-17T12:00:00');
    expect(recorded('level:2', restored, restored, created()).slice(4)).toEqual([
      ['DeadlineMissed', true],
      ['EscalationRaised', true],
      ['EscalationRaised', true],
    ]);
  });

  it("is, of the reviewer's clock, recorded with the mark", () => {
    const restored = vn('2024-09-13T10:00:00');
    expect(recorded('review:1', restored, restored, created(), submitted())).toEqual([
      ['ReviewOverdue', true],
    ]);
  });

  it('is told as ever when it is due at the very instant of the restore, or later', () => {
    const at = vn('2024-08-29T08:00:00');
    expect(recorded('reminder:10', at, at, created())).toEqual([['ReminderSent', undefined]]);
    expect(recorded('missed', missedAt, missedAt, created()).slice(-2)).toEqual([
      ['DeadlineMissed', undefined],
      ['EscalationRaised', undefined],
    ]);
  });

  it('is told as ever when its limit was set after the restore', () => {
    const restored = vn('2024-09-12T09:59:00');
    const returnIt = { type: 'ReturnReport', version: 1, reason: 'Thiếu số liệu', comments: [] } as const;
    const returned = given(created(), submitted()).when(returnIt, {
      ...by('reviewer', vn('2024-09-12T10:00:00')),
      restoredAt: restored,
    });
    if (returned.outcome !== 'accepted') throw new Error(returned.outcome);
    const now = vn('2024-09-17T08:00:00');
    const told = given(created(), submitted(), ...returned.events).when(
      carryOut('reminder:1', 2),
      after(restored, now),
    );
    expect(told).toMatchObject({ outcome: 'accepted' });
    const all = [...returned.events, ...(told.outcome === 'accepted' ? told.events : [])];
    expect(marks(all).at(-1)).toEqual(['ReminderSent', undefined]);
    expect(marks(all).map(([, why]) => why)).not.toContain('mayHaveBeenTold');
  });
});

describe('an event of the first release, which knows no mark', () => {
  it('is read as it was stored', () => {
    const stored =
      '{"arming":1,"escalationId":"a1-L2","level":2,"passedOver":[],"raisedAt":"2024-09-16T17:00:00.000Z",' +
      '"recipients":[{"name":"deputy","office":"deputyDirector","personId":"deputy"}],"repeat":0,' +
      '"scheduledAt":"2024-09-16T17:00:00.000Z"}';
    const state = [
      created(),
      { type: 'EscalationRaised', data: JSON.parse(stored) as object } as ReportEvent,
    ].reduce(evolve, initialReport);
    expect(state).toMatchObject({ arming: { raised: ['a1-L2'] } });
    expect(JSON.parse(stored)).not.toHaveProperty('mayHaveBeenTold');
  });
});
