import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { waitingFor } from '@dondoc/contracts';
import { buildBundle } from '@dondoc/worker';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { timeSkippingEnv } from '../support/temporal.js';
import { TimeTravel, until } from './time-travel.js';

jest.setTimeout(180_000);

/** Q3/2024: limit 15/9/2024 00:00 +07:00. */
const q3 = { opensAt: '2024-06-30T17:00:00.000Z', limitAt: '2024-09-14T17:00:00.000Z' };
const FIRST_REMINDER = '2024-08-29T01:00:00.000Z';
const MISSED = '2024-09-14T17:00:02.000Z';
const LEVEL_2 = '2024-09-16T17:00:00.000Z';
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1_500).toISOString();

let env: TestWorkflowEnvironment;
let bundle: WorkflowBundle;
let travel: TimeTravel;

beforeAll(async () => {
  env = await timeSkippingEnv();
  bundle = await buildBundle();
});
afterAll(() => env.teardown());
afterEach(() => travel.end());

describe.each([
  { how: 'kept in memory', maxCachedWorkflows: undefined },
  { how: 'replayed from its history at every task', maxCachedWorkflows: 0 },
])('the clock of a round, $how', ({ maxCachedWorkflows }) => {
  /** Two reports that share their limit. */
  async function story(id: string, beginning = '2024-08-01T00:00:00.000Z') {
    travel = await TimeTravel.to(beginning, env, bundle, maxCachedWorkflows);
    const [one, two] = [`${id}-1-${maxCachedWorkflows ?? 'c'}`, `${id}-2-${maxCachedWorkflows ?? 'c'}`];
    const ref = await travel.office.create(one, q3);
    await travel.office.create(two, q3);
    const { agencyId, planId, period } = ref;
    const round = await travel.startRound({ agencyId, planId, period });
    const { office } = travel;
    const records = () =>
      [one, two].map((id) => office.record(id).filter((entry) => entry !== 'ReportCreated'));
    return { one, two, ref, round, office, records };
  }

  it('has every report reminded of at the instant, not earlier', async () => {
    const { round, records } = await story('reminder');
    await travel.goTo(justBefore(FIRST_REMINDER), round);
    expect(records()).toEqual([[], []]);
    expect(await round.query(waitingFor)).toMatchObject({
      for: expect.stringContaining('Chờ mốc chung kế tiếp của kỳ Quý III/2024'),
      until: travel.time.instant(FIRST_REMINDER),
    });
    await travel.goTo(FIRST_REMINDER, round);
    expect(records()).toEqual([['ReminderSent 10'], ['ReminderSent 10']]);
  });

  it('has the miss and level 1 recorded after the grace, of what was not sent, not earlier', async () => {
    const { one, round, office, records } = await story('missed', '2024-09-13T02:00:00.000Z');
    await office.submit(one);
    await travel.goTo(justBefore(MISSED), round);
    expect(
      records()
        .flat()
        .filter((entry) => entry === 'DeadlineMissed'),
    ).toEqual([]);
    await travel.goTo(MISSED, round);
    const [sent, missing] = records();
    expect(sent).not.toContain('DeadlineMissed');
    expect(missing?.slice(-2)).toEqual(['DeadlineMissed', 'EscalationRaised a1-L1']);
  });

  it('climbs the ladder to its last week, and ends', async () => {
    const { round, records } = await story('ladder', '2024-09-14T02:00:00.000Z');
    await travel.goTo('2024-10-20T00:00:00.000Z', round);
    const ladder = ['L1', 'L2', 'L3', 'L3-w1', 'L3-w2', 'L3-w3', 'L3-w4'].map(
      (rung) => `EscalationRaised a1-${rung}`,
    );
    for (const record of records())
      expect(record.filter((entry) => entry.startsWith('EscalationRaised'))).toEqual(ladder);
    expect((await round.describe()).status.name).toBe('COMPLETED');
  });

  it('leaves a limit of its own to the report that has it', async () => {
    const { one, round, office, records } = await story('returned', '2024-09-13T02:00:00.000Z');
    await office.submit(one);
    await office.sendBack(one, 1);
    await travel.goTo(LEVEL_2, round);
    const [returned, missing] = records();
    expect(returned).not.toContain('DeadlineMissed');
    expect(missing).toContain('EscalationRaised a1-L2');
  });

  it('and the reports’ own workflows record each step once, whichever comes first', async () => {
    const { ref, round, office, one } = await story('race', '2024-09-13T02:00:00.000Z');
    const own = await travel.startReport(ref);
    await travel.goTo('2024-10-20T00:00:00.000Z', round, own);
    const ladder = office.record(one).filter((entry) => entry.startsWith('EscalationRaised'));
    expect(new Set(ladder).size).toBe(ladder.length);
    expect(ladder).toHaveLength(7);
    expect(office.record(one).filter((entry) => entry === 'DeadlineMissed')).toHaveLength(1);
  });

  it('has recorded in order, once each, what fell due while the database was down', async () => {
    const { round, office, records } = await story('down', '2024-09-14T02:00:00.000Z');
    office.down = true;
    await travel.goTo('2024-09-17T00:00:00.000Z');
    office.down = false;
    // A question to a database that is down is asked again at most a minute later.
    await travel.goTo('2024-09-17T00:02:00.000Z');
    await until('level 2 is recorded', () =>
      records().every((record) => record.includes('EscalationRaised a1-L2')),
    );
    await travel.settled(round);
    for (const record of records())
      expect(record.slice(-3)).toEqual([
        'DeadlineMissed',
        'EscalationRaised a1-L1',
        'EscalationRaised a1-L2',
      ]);
  });

  it('waits as long as the office’s clock says when that runs behind Temporal’s', async () => {
    const { round, records } = await story('behind');
    travel.lagMs = 600_000;
    await travel.goTo(FIRST_REMINDER, round);
    expect(records()).toEqual([[], []]);
    await travel.goTo('2024-08-29T01:10:01.000Z', round);
    expect(records()).toEqual([['ReminderSent 10'], ['ReminderSent 10']]);
  });
});
