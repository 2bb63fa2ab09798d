import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { reportMoved } from '@dondoc/contracts';
import { buildBundle } from '@dondoc/worker';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { timeSkippingEnv } from '../support/temporal.js';
import { TimeTravel } from '../workflows/time-travel.js';
import { released, releases } from './released.js';

/**
 * Not part of npm test: run by name when a release is made. On the time-skipping server, where one worker takes
 * over from another, this story has once not come to its end, and why is not known.
 */
jest.setTimeout(300_000);

const BEGINNING = '2024-09-05T00:00:00.000Z';
const opensAt = '2024-06-30T17:00:00.000Z';
const q3 = { opensAt, limitAt: '2024-09-14T17:00:00.000Z' };
const q4 = { opensAt: '2024-09-30T17:00:00.000Z', limitAt: '2024-12-14T17:00:00.000Z' };
/** Missed two days before the story begins. */
const early = { opensAt, limitAt: '2024-09-03T17:00:00.000Z' };

let env: TestWorkflowEnvironment;
let today: WorkflowBundle;
let travel: TimeTravel | undefined;

beforeAll(async () => {
  env = await timeSkippingEnv();
  today = await buildBundle();
});
afterAll(() => env.teardown());
afterEach(() => travel?.end());

/** Who completed the workflow's tasks, first to last, each once in a row. */
const workersOf = async (workflow: WorkflowHandle): Promise<string[]> => {
  const { events } = await workflow.fetchHistory();
  const all = (events ?? []).map((event) => event.workflowTaskCompletedEventAttributes?.identity);
  return all.filter((who): who is string => !!who).filter((who, index, every) => who !== every[index - 1]);
};

/**
 * Reports in different places, begun by one worker and carried on by another to the end of every one of them: what
 * is on record of each, and who worked on it.
 */
async function story(first: WorkflowBundle, second: WorkflowBundle) {
  const story = await TimeTravel.to(BEGINNING, env, first, 0, true);
  travel = story;
  const { office } = story;
  const begin = async (reportId: string, limits: typeof q3) =>
    story.startReport(await office.create(reportId, limits));
  const waiting = await begin('waiting', q3);
  const climbing = await begin('climbing', early);
  const underReview = await begin('under-review', q3);
  const returned = await begin('returned', q3);
  const long = await begin('long', q3);
  await office.create('first', q3, 'assignment');
  await office.create('second', q4, 'assignment');
  const assignment = await story.startAssignment('assignment');
  const all = {
    waiting,
    climbing,
    'under-review': underReview,
    returned,
    long,
    first: story.report('first'),
  };
  await story.settled(all.first);

  await office.submit('under-review');
  await story.tell(underReview, 'under-review');
  await office.submit('returned');
  await office.sendBack('returned', 1);
  await story.tell(returned, 'returned');
  const stale = story.time.progress(office.progress('long'));
  for (let sent = 0; sent < 1_000; sent += 200)
    await Promise.all(Array.from({ length: 200 }, () => long.signal(reportMoved, stale)));
  await story.settled(long);
  const { runId } = await story.report('long').describe();
  const phases = () =>
    Object.keys(all).map((reportId) => [
      reportId,
      office.progress(reportId).phase,
      office.record(reportId).at(-1),
    ]);
  const before = phases();

  await story.stopWorker();
  await story.startWorker(second, 'next release');

  const goTo = (instant: string) =>
    story.goTo(
      instant,
      ...Object.values(all).map(({ workflowId }) => env.client.workflow.getHandle(workflowId)),
    );
  const end = async (reportId: string, version: number, submit = true) => {
    if (submit) await office.submit(reportId);
    await office.approve(reportId, version);
    await story.tell(story.report(reportId), reportId);
  };
  await office.submit('long');
  await story.tell(story.report('long'), 'long');
  const continuedAs = (await story.report('long').describe()).runId;
  await office.withdraw('long', 1);
  await story.tell(story.report('long'), 'long');
  await goTo('2024-09-09T18:00:00.000Z');
  await end('under-review', 1, false);
  await end('returned', 2);
  await goTo('2024-09-14T18:00:00.000Z');
  await end('first', 1);
  await goTo('2024-10-20T00:00:00.000Z');
  await story.settled(assignment);
  await story.settled(story.report('second'));
  for (const [reportId, version] of [
    ['waiting', 1],
    ['climbing', 1],
    ['long', 2],
    ['second', 1],
  ] as const)
    await end(reportId, version);
  await story.settled(assignment);

  const workflows = [...Object.values(all), story.report('second'), assignment];
  const statuses = await Promise.all(
    workflows.map(
      async ({ workflowId }) => (await env.client.workflow.getHandle(workflowId).describe()).status.name,
    ),
  );
  return {
    before,
    statuses,
    hasContinued: continuedAs !== runId,
    workers: await Promise.all([waiting, climbing, underReview, returned, assignment].map(workersOf)),
    records: Object.fromEntries(
      [...Object.keys(all), 'second'].map((reportId) => [reportId, office.record(reportId)] as const),
    ),
  };
}

describe.each(releases())('workflows of %s and of today', (version) => {
  let alone: Awaited<ReturnType<typeof story>>;

  it('have each report go its way from every place to its end, with one worker alone', async () => {
    alone = await story(today, today);
    expect(alone.before).toEqual([
      ['waiting', 'awaiting', 'ReminderSent 10'],
      ['climbing', 'awaiting', 'EscalationRaised a1-L2'],
      ['under-review', 'submitted', 'ReportSubmitted'],
      ['returned', 'returned', 'ReminderSkipped 10'],
      ['long', 'awaiting', 'ReminderSent 10'],
      ['first', 'awaiting', 'ReminderSent 10'],
    ]);
    expect(alone.records['waiting']).toEqual([
      'ReportCreated',
      'ReminderSent 10',
      'ReminderSent 5',
      'ReminderSent 2',
      'ReminderSent 1',
      'DeadlineMissed',
      ...['L1', 'L2', 'L3', 'L3-w1', 'L3-w2', 'L3-w3', 'L3-w4'].map(
        (level) => `EscalationRaised a1-${level}`,
      ),
      'ReportSubmitted',
      'ReviewBegun',
      'ReportApproved',
    ]);
    expect(alone.records['under-review']).toContain('ReviewOverdue v1-review');
    expect(alone.statuses).toEqual(Array.from({ length: 8 }, () => 'COMPLETED'));
  });

  it.each([
    ['an upgrade', () => [released(version), today] as const],
    ['a roll-back', () => [today, released(version)] as const],
  ])('go on after %s with the same steps, none missing and none twice', async (_what, bundles) => {
    const { records, before, statuses, workers, hasContinued } = await story(...bundles());
    expect(before).toEqual(alone.before);
    expect(records).toEqual(alone.records);
    expect(statuses).toEqual(alone.statuses);
    expect(hasContinued).toBe(true);
    expect(workers).toEqual(Array.from({ length: 5 }, () => ['worker', 'next release']));
  });
});
