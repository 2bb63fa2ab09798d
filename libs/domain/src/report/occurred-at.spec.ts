import { describe, expect, it } from '@jest/globals';
import { specify } from '@dondoc/decider';
import { reportDecider } from './report.decisions.js';
import { LIMIT, by, clock, created, justBefore, submit, vn } from './report.fixtures.js';
import { occurredAt } from './report.js';
import type { ReportEvent } from './report.types.js';

const given = specify(reportDecider);
const limitAt = LIMIT['2024-Q3'];
const missedAt = vn('2024-09-15T00:00:02');
const missed: ReportEvent = { type: 'DeadlineMissed', data: { arming: 1, limitAt, recordedAt: missedAt } };

describe('received in time, decided after the miss was recorded', () => {
  const receivedAt = justBefore(limitAt);
  const decidedAt = vn('2024-09-15T00:00:03');
  const decision = given(created(), missed).when(submit(receivedAt), by('lead-head', decidedAt));
  const events = decision.outcome === 'accepted' ? decision.events : [];

  it('is on time, and the miss annulled after it was recorded, not before', () => {
    expect(events).toMatchObject([
      { type: 'DeadlineMissAnnulled', data: { receivedAt, recordedAt: decidedAt } },
      { type: 'ReportSubmitted', data: { receivedAt, onTime: true } },
    ]);
    expect(events.map((event) => occurredAt(event, receivedAt))).toEqual([decidedAt, receivedAt]);
  });
});

describe('a miss', () => {
  it('took place at the limit, whenever it was recorded', () => {
    const step = { type: 'CarryOutStep', step: 'missed', arming: 1 } as const;
    const decision = given(created()).when(step, clock(vn('2024-09-16T08:00:00')));
    const events = decision.outcome === 'accepted' ? decision.events : [];
    const times = events.map((event) => [event.type, occurredAt(event, vn('2024-09-16T08:00:00'))]);
    expect(times).toContainEqual(['DeadlineMissed', limitAt]);
    expect(times.at(-1)).toEqual(['EscalationRaised', vn('2024-09-16T08:00:00')]);
  });
});
