import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reportMoved, searchAttributes, waitingFor } from '@dondoc/contracts';
import type { ReportEvent } from '@dondoc/domain';
import { buildBundle } from '@dondoc/worker';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { timeSkippingEnv } from '../support/temporal.js';
import { TimeTravel, until } from './time-travel.js';

jest.setTimeout(180_000);

/** Q3/2024: open from 1/7, limit 15/9/2024 00:00 +07:00; 2–3/9 are holidays, 14/9 is a Saturday. */
const q3 = { opensAt: '2024-06-30T17:00:00.000Z', limitAt: '2024-09-14T17:00:00.000Z' };
const summer = '2024-08-01T00:00:00.000Z';
const lastWeek = '2024-09-13T02:00:00.000Z';

/** A minute before: nothing that the machine's slowness can turn into a minute after. */
const justBefore = (instant: string) => new Date(Date.parse(instant) - 60_000).toISOString();

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
])('the process of a report, $how', ({ maxCachedWorkflows }) => {
  async function story(id: string, beginning: string) {
    travel = await TimeTravel.to(beginning, env, bundle, maxCachedWorkflows);
    const reportId = `${id}-${maxCachedWorkflows ?? 'cached'}`;
    const workflow = await travel.startReport(await travel.office.create(reportId, q3));
    const { office } = travel;
    return {
      reportId,
      workflow,
      office,
      tell: () => travel.tell(workflow, reportId),
      goTo: (instant: string) => travel.goTo(instant, workflow),
      /** What was recorded after what the creation itself recorded (reminders of before). */
      record: () => office.record(reportId).filter((entry) => entry !== 'ReportCreated'),
      waiting: () => workflow.query(waitingFor),
    };
  }

  it.each([
    [10, '2024-08-29T01:00:00.000Z'],
    [5, '2024-09-09T01:00:00.000Z'],
    [2, '2024-09-12T01:00:00.000Z'],
    [1, '2024-09-13T01:00:00.000Z'],
  ])('reminds %i working days before, not earlier', async (days, at) => {
    const { goTo, record } = await story(`remind-${days}`, summer);
    await goTo(justBefore(at));
    expect(record()).not.toContain(`ReminderSent ${days}`);
    await goTo(at);
    expect(record().at(-1)).toBe(`ReminderSent ${days}`);
  });

  it('records the miss after the grace, with level 1, and reminds no more', async () => {
    const { goTo, record, office, reportId } = await story('miss', lastWeek);
    await goTo(justBefore(q3.limitAt));
    expect(record()).not.toContain('DeadlineMissed');
    await goTo('2024-09-14T17:00:02.000Z');
    expect(record().slice(-2)).toEqual(['DeadlineMissed', 'EscalationRaised a1-L1']);
    const missed = office.events(reportId).find(isMiss);
    expect(missed?.data.limitAt).toBe(q3.limitAt);
    expect(missed?.data.recordedAt.slice(0, 18)).toBe('2024-09-14T17:00:0');
    expect(missed && missed.data.recordedAt >= '2024-09-14T17:00:02.000Z').toBe(true);
  });

  it('climbs the ladder level by level, then weekly four times, and never again', async () => {
    const { goTo, record, waiting } = await story('ladder', '2024-09-14T18:00:00.000Z');
    for (const [entry, at] of [
      ['EscalationRaised a1-L2', '2024-09-16T17:00:00.000Z'],
      ['EscalationRaised a1-L3', '2024-09-18T17:00:00.000Z'],
      ['EscalationRaised a1-L3-w1', '2024-09-25T17:00:00.000Z'],
      ['EscalationRaised a1-L3-w2', '2024-10-02T17:00:00.000Z'],
      ['EscalationRaised a1-L3-w3', '2024-10-09T17:00:00.000Z'],
      ['EscalationRaised a1-L3-w4', '2024-10-16T17:00:00.000Z'],
    ] as const) {
      await goTo(justBefore(at));
      expect(record()).not.toContain(entry);
      await goTo(at);
      expect(record().at(-1)).toBe(entry);
    }
    const atTheEnd = record();
    expect(await waiting()).toMatchObject({
      until: null,
      for: expect.stringContaining('Chờ đơn vị nộp báo cáo, hạn hết ngày '),
    });
    await goTo('2024-12-31T00:00:00.000Z');
    expect(record()).toEqual(atTheEnd);
  });

  it('lets a submission cancel what has not fired', async () => {
    const { goTo, record, office, reportId, tell } = await story('submitted', summer);
    await goTo('2024-08-29T01:00:00.000Z');
    await office.submit(reportId);
    await tell();
    await goTo('2024-08-30T00:00:00.000Z');
    await office.approve(reportId, 1);
    await tell();
    await travel.goTo('2024-12-31T00:00:00.000Z');
    expect(record()).toEqual(['ReminderSent 10', 'ReportSubmitted', 'ReviewBegun', 'ReportApproved']);
  });

  it('breaches the reviewer’s clock after two working days, decides nothing, and goes on waiting', async () => {
    const { goTo, record, office, reportId, tell, waiting } = await story(
      'review',
      '2024-09-10T02:00:00.000Z',
    );
    await office.submit(reportId);
    await tell();
    await goTo(justBefore('2024-09-12T17:00:00.000Z'));
    expect(record().at(-1)).toBe('ReportSubmitted');
    await goTo('2024-09-12T17:00:00.000Z');
    expect(record().at(-1)).toBe('ReviewOverdue v1-review');
    await goTo('2024-10-31T00:00:00.000Z');
    expect(record().at(-1)).toBe('ReviewOverdue v1-review');
    expect(await waiting()).toMatchObject({ until: null, for: 'Báo cáo đã nộp, chờ xem xét.' });
  });

  it('goes round again after a return, with a limit and a ladder of its own', async () => {
    const { goTo, record, office, reportId, tell } = await story('returned', lastWeek);
    await office.submit(reportId);
    await tell();
    await office.sendBack(reportId, 1);
    await tell();
    // Three working days after Friday 13/9: the end of Wednesday 18/9, later than the report's own limit.
    await goTo(justBefore('2024-09-18T17:00:00.000Z'));
    expect(record()).not.toContain('DeadlineMissed');
    await goTo('2024-09-18T17:00:02.000Z');
    expect(record().slice(-2)).toEqual(['DeadlineMissed', 'EscalationRaised a2-L1']);
    await office.submit(reportId);
    await tell();
    await office.approve(reportId, 2);
    await tell();
    expect((await travel.report(reportId).describe()).status.name).toBe('COMPLETED');
  });

  it('goes back to waiting for the report when it is withdrawn', async () => {
    const { goTo, record, office, reportId, tell } = await story('withdrawn', summer);
    await office.submit(reportId);
    await tell();
    await office.withdraw(reportId, 1);
    await tell();
    await goTo('2024-08-29T01:00:00.000Z');
    expect(record()).toEqual(['ReportSubmitted', 'SubmissionWithdrawn', 'ReminderSent 10']);
  });

  it('ends with the approval and starts again under the same id when the report is reopened', async () => {
    const { office, reportId, tell, record } = await story('reopened', lastWeek);
    await office.submit(reportId);
    await tell();
    await office.approve(reportId, 1);
    await tell();
    const first = await travel.report(reportId).describe();
    expect(first.status.name).toBe('COMPLETED');

    await office.reopen(reportId);
    const again = await travel.startReport(refOf(reportId));
    expect(again.workflowId).toBe(first.workflowId);
    await travel.goTo('2024-09-18T17:00:02.000Z', again);
    expect(record().slice(-2)).toEqual(['DeadlineMissed', 'EscalationRaised a2-L1']);
  });

  it('is not moved by news that are stale, repeated or out of order', async () => {
    const { workflow, office, reportId, tell, goTo, record, waiting } = await story('stale', summer);
    const before = travel.time.progress(office.progress(reportId));
    await office.submit(reportId);
    const submitted = travel.time.progress(office.progress(reportId));
    await office.sendBack(reportId, 1);
    await tell();
    for (const stale of [before, submitted, before, submitted]) await workflow.signal(reportMoved, stale);
    await travel.settled(workflow);
    expect((await waiting()).progress).toMatchObject({ phase: 'returned' });
    await goTo('2024-08-29T01:00:00.000Z');
    expect(record().at(-1)).toBe('ReminderSent 10');
    expect(record().filter((entry) => entry.startsWith('Reminder'))).toHaveLength(1);
  });

  it('learns from the answer to a step what a lost signal did not tell', async () => {
    const { office, reportId, goTo, record, waiting } = await story('lost', summer);
    await goTo('2024-08-28T00:00:00.000Z');
    await office.submit(reportId);
    await goTo('2024-08-29T01:00:00.000Z');
    expect(office.asked).toEqual(['reminder:10']);
    expect(record()).not.toContain('ReminderSent 10');
    expect((await waiting()).progress?.phase).toBe('submitted');
  });

  it('believes a later epoch whatever its version, as after a restore', async () => {
    const { office, reportId, goTo, tell, record, waiting } = await story('epoch', lastWeek);
    await goTo('2024-09-16T17:00:00.000Z');
    expect(record().at(-1)).toBe('EscalationRaised a1-L2');
    await office.submit(reportId);
    await tell();
    office.restore(reportId, 1);
    await tell();
    expect((await waiting()).progress).toMatchObject({ phase: 'awaiting', epoch: 2 });
    await goTo('2024-09-18T17:00:00.000Z');
    expect(record().at(-1)).toBe('EscalationRaised a1-L3');
  });

  it('waits as long as the office’s clock says when that runs behind Temporal’s', async () => {
    const { office, goTo, record } = await story('lag', '2024-08-28T00:00:00.000Z');
    travel.lagMs = 600_000;
    await travel.goTo('2024-08-29T01:00:00.000Z');
    await until('the step was asked for', () => office.asked.length === 1);
    expect(record()).toEqual([]);
    await goTo('2024-08-29T01:10:01.000Z');
    expect(record()).toEqual(['ReminderSent 10']);
    expect(office.asked).toEqual(['reminder:10', 'reminder:10']);
  });

  it('records in order, once each, what fell due while the database was down', async () => {
    const { office, goTo, record, workflow } = await story('down', lastWeek);
    const before = record();
    office.down = true;
    await travel.goTo('2024-09-14T18:00:00.000Z');
    await until('the step was tried in vain', () => office.asked.includes('missed'));
    office.down = false;
    await goTo('2024-09-16T18:00:00.000Z');
    expect(record()).toEqual([
      ...before,
      'DeadlineMissed',
      'EscalationRaised a1-L1',
      'EscalationRaised a1-L2',
    ]);
    expect((await workflow.describe()).status.name).toBe('RUNNING');
  });

  it('records in order, once each, what fell due before it was started, as with a lost Temporal', async () => {
    const { record, reportId, workflow } = await story('late', '2024-08-28T00:00:00.000Z');
    await workflow.terminate('lost');
    await travel.goTo('2024-09-16T18:00:00.000Z');
    const again = await travel.startReport(refOf(reportId));
    expect(record()).toEqual([
      'ReminderSkipped 10',
      'ReminderSkipped 5',
      'ReminderSkipped 2',
      'ReminderSkipped 1',
      'DeadlineMissed',
      'EscalationRaised a1-L1',
      'EscalationRaised a1-L2',
    ]);
    await travel.goTo('2024-09-18T17:00:00.000Z', again);
    expect(record().at(-1)).toBe('EscalationRaised a1-L3');
  });

  it('goes on in a new run, from the same place, when its history has grown long', async () => {
    const { workflow, office, reportId, goTo, record, waiting } = await story(
      'long',
      '2024-08-28T00:00:00.000Z',
    );
    const firstRun = (await workflow.describe()).runId;
    const stale = travel.time.progress(office.progress(reportId));
    await until('the workflow continues as new', async () => {
      await Promise.all(Array.from({ length: 50 }, () => workflow.signal(reportMoved, stale)));
      await office.submit(reportId);
      await travel.tell(workflow, reportId);
      await office.withdraw(reportId, office.events(reportId).filter(isSubmission).length);
      await travel.tell(workflow, reportId);
      return (await travel.report(reportId).describe()).runId !== firstRun;
    });
    expect((await waiting()).progress).toEqual(travel.time.progress(office.progress(reportId)));
    await goTo('2024-08-29T01:00:00.000Z');
    expect(record().filter((entry) => entry.startsWith('Reminder'))).toEqual(['ReminderSent 10']);
  });

  it('fails with the code of a refusal instead of asking for ever', async () => {
    const { reportId } = await story('known', summer);
    const unknown = await travel.startReport({ ...refOf(reportId), reportId: `${reportId}-unknown` });
    expect((await unknown.describe()).status.name).toBe('FAILED');
    const { events } = await unknown.fetchHistory();
    const failure = events?.at(-1)?.workflowExecutionFailedEventAttributes?.failure;
    expect(failure?.cause?.applicationFailureInfo?.type).toBe('REPORT_NOT_FOUND');
  });

  it('shows phase and limit to whoever searches', async () => {
    const { workflow, office, reportId, tell } = await story('search', lastWeek);
    const shown = async () => {
      const { typedSearchAttributes: attributes } = await workflow.describe();
      return [searchAttributes.agency, searchAttributes.period, searchAttributes.phase].map((key) =>
        attributes.get(key),
      );
    };
    expect(await shown()).toEqual(['so', '2024-Q3', 'awaiting']);
    await office.submit(reportId);
    await tell();
    expect(await shown()).toEqual(['so', '2024-Q3', 'submitted']);
  });
});

// Nothing kept in memory: the time-skipping server, unlike a real one, never takes a task back from a worker
// that is gone. The worker's own specs stop and start one on the dev server.
it('the process of a report outlives its worker', async () => {
  travel = await TimeTravel.to(lastWeek, env, bundle, 0);
  const workflow = await travel.startReport(await travel.office.create('restart', q3));
  const before = travel.office.record('restart');
  await travel.stopWorker();
  await travel.goTo(justBefore(q3.limitAt));
  await travel.startWorker();
  await travel.goTo('2024-09-14T17:00:02.000Z', workflow);
  expect(travel.office.record('restart')).toEqual([...before, 'DeadlineMissed', 'EscalationRaised a1-L1']);
});

const isMiss = (event: ReportEvent): event is Extract<ReportEvent, { type: 'DeadlineMissed' }> =>
  event.type === 'DeadlineMissed';
const isSubmission = ({ type }: ReportEvent) => type === 'ReportSubmitted';

const refOf = (reportId: string) => ({
  agencyId: 'so',
  planId: 'pgi-2024',
  assignmentId: `${reportId}-a`,
  reportId,
  period: '2024-Q3',
  leadDivisionId: 'van-phong',
});
