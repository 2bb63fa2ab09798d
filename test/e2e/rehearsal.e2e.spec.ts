import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rehearse, type RehearsalOutcome } from '@dondoc/cli/rehearse';
import type { AnyEvent, Recorded } from '@dondoc/read-models';
import { fileURLToPath } from 'node:url';
import { freshDatabase } from '../support/postgres.js';
import { timeSkippingEnv } from '../support/temporal.js';

type Of<Type extends AnyEvent['type']> = Extract<Recorded<AnyEvent>, { type: Type }>;

const script = fileURLToPath(new URL('../../plans/rehearsals/pgi-2024.yaml', import.meta.url));

/** The 2024 plan's year as `npm run rehearse` plays it: real store, real workflows, time that skips. */
describe('the year 2024', () => {
  const events: Recorded<AnyEvent>[] = [];
  let outcome: RehearsalOutcome;

  beforeAll(async () => {
    const database = await freshDatabase();
    const env = await timeSkippingEnv();
    try {
      outcome = await rehearse({
        script,
        urls: { app: database.appUrl, feed: database.feedUrl },
        env,
        onEvent: (event) => events.push(event),
      });
    } finally {
      await env.teardown();
      await database.drop();
    }
  }, 600_000);

  afterAll(() => {
    events.length = 0;
  });

  const of = <Type extends AnyEvent['type']>(type: Type, report: string): Of<Type>[] =>
    events.filter(
      (event): event is Of<Type> => event.type === type && event.streamId === `report-pgi-2024-${report}`,
    );
  const at = (local: string): string => new Date(`${local}+07:00`).toISOString();
  const ladder = (report: string) =>
    of('EscalationRaised', report).map(({ data }) => [data.escalationId, data.scheduledAt]);

  it('creates 18 reports: six assignments for Quarter III, the year and Quarter IV', () => {
    const created = events.filter((event): event is Of<'ReportCreated'> => event.type === 'ReportCreated');
    expect(created.map(({ data }) => data.period).sort()).toEqual([
      ...Array<string>(6).fill('2024-Q3'),
      ...Array<string>(6).fill('2024-Q4'),
      ...Array<string>(6).fill('2024-Y'),
    ]);
  });

  it('climbs the whole ladder for the report that is never sent, and then is silent', () => {
    expect(ladder('nv6-Q4')).toEqual([
      ['a1-L1', at('2024-12-15T00:00:00')],
      ['a1-L2', at('2024-12-17T00:00:00')],
      ['a1-L3', at('2024-12-19T00:00:00')],
      ['a1-L3-w1', at('2024-12-26T00:00:00')],
      ['a1-L3-w2', at('2025-01-02T00:00:00')],
      ['a1-L3-w3', at('2025-01-09T00:00:00')],
      ['a1-L3-w4', at('2025-01-16T00:00:00')],
    ]);
  });

  it('raises each level at its instant or after it, and before the next', () => {
    const raised = of('EscalationRaised', 'nv6-Q4');
    for (const [index, { data }] of raised.entries()) {
      expect(data.raisedAt >= data.scheduledAt).toBe(true);
      const next = raised[index + 1];
      if (next) expect(data.raisedAt < next.data.scheduledAt).toBe(true);
    }
  });

  it('addresses division head and KH-TC, then the deputy in charge, then the director', () => {
    expect(
      of('EscalationRaised', 'nv6-Q4').map(({ data }) => data.recipients.map(({ personId }) => personId)),
    ).toEqual([
      ['chanh-van-phong', 'tp-kh-tc'],
      ['pgd-noi-nghiep'],
      ...Array<string[]>(5).fill(['giam-doc']),
    ]);
  });

  it.each([
    ['nv6-Q4', ['2024-12-02', '2024-12-09', '2024-12-12', '2024-12-13']],
    ['nv2-Y', ['2024-11-21', '2024-11-28', '2024-12-03', '2024-12-04']],
    ['nv6-Q3', ['2024-08-29', '2024-09-09', '2024-09-12', '2024-09-13']],
  ])('reminds %s at 08:00 on %j', (report, days) => {
    expect(of('ReminderSent', report).map(({ data }) => data.scheduledAt)).toEqual(
      days.map((day) => at(`${day}T08:00:00`)),
    );
    expect(of('ReminderSkipped', report)).toEqual([]);
  });

  it('stops reminding once a report is sent', () => {
    // Sent on 6/9, before the reminders of 9/9, 12/9 and 13/9.
    expect(of('ReminderSent', 'nv5-Q3').map(({ data }) => data.scheduledAt)).toEqual([
      at('2024-08-29T08:00:00'),
    ]);
  });

  it('cancels the levels not yet fired when the year’s late report comes', () => {
    expect(ladder('nv2-Y')).toEqual([
      ['a1-L1', at('2024-12-05T00:00:00')],
      ['a1-L2', at('2024-12-06T00:00:00')],
    ]);
    expect(of('DeadlineMissed', 'nv2-Y').map(({ occurredAt }) => occurredAt)).toEqual([
      at('2024-12-05T00:00:00'),
    ]);
    expect(of('EscalationAcknowledged', 'nv2-Y').map(({ data }) => [data.escalationId, data.by])).toEqual([
      ['a1-L2', 'pgd-ky-thuat'],
    ]);
    expect(of('ReportSubmitted', 'nv2-Y').map(({ data }) => data.onTime)).toEqual([false]);
  });

  it('gives the returned report three working days, and its resubmission ends the matter', () => {
    expect(of('ReportReturned', 'nv3-Q3').map(({ data }) => data.arming.limitAt)).toEqual([
      at('2024-09-17T00:00:00'),
    ]);
    expect(of('ReportResubmitted', 'nv3-Q3').map(({ data }) => data.onTime)).toEqual([true]);
    expect(ladder('nv3-Q3')).toEqual([]);
  });

  it('escalates the late review against KH-TC, once', () => {
    const late = events.filter((event): event is Of<'ReviewOverdue'> => event.type === 'ReviewOverdue');
    expect(
      late.map(({ streamId, data }) => [streamId, data.scheduledAt, data.recipients.map((r) => r.personId)]),
    ).toEqual([['report-pgi-2024-nv5-Q3', at('2024-09-11T00:00:00'), ['pgd-noi-nghiep']]]);
  });

  it('lets leadership decide KH-TC’s own reports', () => {
    for (const report of ['nv1-Q3', 'nv1-Y', 'nv1-Q4'])
      expect(of('ReportApproved', report).map(({ data }) => data.by)).toEqual(['pgd-noi-nghiep']);
  });

  it('ends with 17 of 18 approved and one missing', () => {
    expect(outcome.scoreboard.total).toMatchObject({
      expected: 18,
      received: 17,
      onTime: 16,
      late: 1,
      missing: 1,
      returns: 1,
      accepted: 17,
      acceptedOnTime: 16,
    });
  });

  it('leaves an audit chain without a break', () => {
    expect(outcome.chain).toMatchObject({ whole: true, broken: null, missing: [] });
    expect(outcome.chain.events).toBe(events.length);
  });
});
