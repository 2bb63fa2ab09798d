import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reportsNeeded, waitingFor } from '@dondoc/contracts';
import { buildBundle } from '@dondoc/worker';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { localEnv, timeSkippingEnv } from '../support/temporal.js';
import { TimeTravel, until } from './time-travel.js';

jest.setTimeout(180_000);

const q3 = { opensAt: '2024-06-30T17:00:00.000Z', limitAt: '2024-09-14T17:00:00.000Z' };
const q4 = { opensAt: '2024-09-30T17:00:00.000Z', limitAt: '2024-12-14T17:00:00.000Z' };
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

/** Two reports: Q3 is open, Q4 is not. */
async function story(
  assignmentId: string,
  beginning = '2024-08-01T00:00:00.000Z',
  { on = env, maxCachedWorkflows }: { on?: TestWorkflowEnvironment; maxCachedWorkflows?: number } = {},
) {
  travel = await TimeTravel.to(beginning, on, bundle, maxCachedWorkflows);
  const [first, second] = [`${assignmentId}-Q3`, `${assignmentId}-Q4`];
  await travel.office.create(first, q3, assignmentId);
  await travel.office.create(second, q4, assignmentId);
  const assignment = await travel.startAssignment(assignmentId);
  return { assignment, assignmentId, first, second, office: travel.office };
}

const statusOf = async (workflow: WorkflowHandle) => (await workflow.describe()).status.name;
const statusOfReport = (reportId: string) => statusOf(travel.report(reportId)).catch(() => 'NONE');

/** Needed once more, as the feed or reconcile would say it. */
const need = (assignment: WorkflowHandle, reportId: string, { opensAt }: { opensAt: string } = q3) =>
  assignment.signal(reportsNeeded, travel.time.reports([{ reportId, period: '2024-Q3', opensAt }]));

describe.each([
  { how: 'kept in memory', maxCachedWorkflows: undefined },
  { how: 'replayed from its history at every task', maxCachedWorkflows: 0 },
])('the process of an assignment, $how', ({ maxCachedWorkflows }) => {
  const begin = (id: string, beginning?: string) =>
    story(
      `${id}-${maxCachedWorkflows ?? 'cached'}`,
      beginning,
      maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows },
    );

  async function approve(reportId: string, version = 1) {
    await travel.office.submit(reportId);
    await travel.office.approve(reportId, version);
    await travel.tell(travel.report(reportId), reportId);
  }

  it('starts the report that is open at once and the other one when it opens, not earlier', async () => {
    const { assignment, first, second } = await begin('opening');
    expect([await statusOfReport(first), await statusOfReport(second)]).toEqual(['RUNNING', 'NONE']);
    expect(await assignment.query(waitingFor)).toMatchObject({ for: expect.stringContaining('Chờ mở kỳ') });
    await travel.goTo(justBefore(q4.opensAt), assignment);
    expect(await statusOfReport(second)).toBe('NONE');
    await travel.goTo(q4.opensAt, assignment);
    expect(await statusOfReport(second)).toBe('RUNNING');
  });

  it('starts a report that knows where it stands before it waits', async () => {
    const { first, office } = await begin('asks');
    const report = travel.report(first);
    await travel.settled(report);
    expect((await report.query(waitingFor)).progress?.version).toBe(office.events(first).length);
  });

  it('ends when none of its reports is left open, not earlier', async () => {
    const { assignment, first, second } = await begin('ends');
    await approve(first);
    await travel.settled(assignment);
    expect(await statusOf(assignment)).toBe('RUNNING');
    await travel.goTo(q4.opensAt, assignment);
    await approve(second);
    await until('the assignment has ended', async () => (await statusOf(assignment)) === 'COMPLETED');
  });

  it('starts a reopened report again under its id, while it goes on itself', async () => {
    const { assignment, first, office } = await begin('reopened');
    await approve(first);
    const closed = await travel.report(first).describe();
    expect(closed.status.name).toBe('COMPLETED');
    await office.reopen(first);
    await need(assignment, first);
    await until('the report runs', async () => (await statusOfReport(first)) === 'RUNNING');
    expect((await travel.report(first).describe()).runId).not.toBe(closed.runId);
  });

  it('starts a report that was lost, and leaves one alone that runs', async () => {
    const { assignment, first } = await begin('lost');
    const run = (await travel.report(first).describe()).runId;
    await need(assignment, first);
    await need(assignment, first);
    await travel.settled(assignment);
    expect((await travel.report(first).describe()).runId).toBe(run);
    await travel.report(first).terminate('lost');
    await need(assignment, first);
    await until('the report runs again', async () => (await statusOfReport(first)) === 'RUNNING');
  });

  it('does not end over a report that is reopened as the last one closes', async () => {
    const { assignment, first, second, office } = await begin('race', q4.opensAt);
    await approve(first);
    await office.submit(second);
    await office.approve(second, 1);
    await Promise.all([
      travel.tell(travel.report(second), second),
      office.reopen(first).then(() => need(assignment, first)),
    ]);
    await until('the reopened report runs', async () => (await statusOfReport(first)) === 'RUNNING');
    await travel.settled(assignment);
    expect(await statusOf(assignment)).toBe('RUNNING');
    await approve(first, 2);
    await until('the assignment has ended', async () => (await statusOf(assignment)) === 'COMPLETED');
  });

  it('does not end over a report that is reopened while it asks whether any is left', async () => {
    const { assignment, first, second, office } = await begin('asking', q4.opensAt);
    await approve(first);
    // It has asked after the first one, and been answered by the office itself.
    await travel.settled(assignment);
    const answers: string[] = [];
    Object.assign(office.processes, {
      openReports: async () => {
        if (answers.push('none') === 1) {
          // It tells the assignment before it ends; needed before that, it would be taken to run already.
          await until('the report has ended', async () => (await statusOfReport(second)) === 'COMPLETED');
          await office.reopen(second);
          await need(assignment, second, q4);
        }
        return [];
      },
    });
    await approve(second);
    await until('the reopened report runs', async () => (await statusOfReport(second)) === 'RUNNING');
    expect(answers).toEqual(['none']);
    expect(await statusOf(assignment)).toBe('RUNNING');
  });
});

/**
 * On the dev server, which suggests a new run as early as it is told to: the time-skipping one suggests none,
 * and has stopped answering under the hundreds of signals that the workflow's own limit takes.
 */
describe('the process of an assignment whose history has grown long', () => {
  let dev: TestWorkflowEnvironment;
  beforeAll(async () => {
    dev = await localEnv({ 'limit.historyCount.suggestContinueAsNew': 60 });
  });
  afterAll(() => dev.teardown());

  it.each([
    { how: 'kept in memory', kept: {} },
    { how: 'replayed', kept: { maxCachedWorkflows: 0 } },
  ])('keeps its place and its reports in a new run, $how', async ({ how, kept }) => {
    const { assignment, first, second } = await story(`long-${how}`, undefined, { on: dev, ...kept });
    const [firstRun, report] = [
      (await assignment.describe()).runId,
      (await travel.report(first).describe()).runId,
    ];
    const newest = dev.client.workflow.getHandle(assignment.workflowId);
    await until('the assignment continues as new', async () => {
      await need(newest, second, q4);
      return (await newest.describe()).runId !== firstRun;
    });
    await travel.settled(newest);
    expect(await newest.query(waitingFor)).toMatchObject({
      for: expect.stringContaining('Chờ mở kỳ'),
      until: travel.time.reports([{ reportId: second, period: '2024-Q4', opensAt: q4.opensAt }])[0]?.opensAt,
    });
    expect((await travel.report(first).describe()).runId).toBe(report);
    await need(newest, second, { opensAt: q3.opensAt });
    await until('the second report runs', async () => (await statusOfReport(second)) === 'RUNNING');
  });
});
