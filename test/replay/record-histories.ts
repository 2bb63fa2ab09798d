import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { reportMoved, reportsNeeded } from '@dondoc/contracts';
import { buildBundle } from '@dondoc/worker';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundle } from '@temporalio/worker';
import { mkdir, writeFile } from 'node:fs/promises';
import { timeSkippingEnv } from '../support/temporal.js';
import { TimeTravel, until } from '../workflows/time-travel.js';
import { currentVersion, historiesDir, INCOMPATIBLE } from './histories.js';

/** Records what README.md describes. Not a spec: run by name, when a version is about to be released. */
jest.setTimeout(120_000);

const q3 = { opensAt: '2024-06-30T17:00:00.000Z', limitAt: '2024-09-14T17:00:00.000Z' };
const q4 = { opensAt: '2024-09-30T17:00:00.000Z', limitAt: '2024-12-14T17:00:00.000Z' };
const august = '2024-08-01T00:00:00.000Z';

let env: TestWorkflowEnvironment;
let bundle: WorkflowBundle;
let travel: TimeTravel;

beforeAll(async () => {
  env = await timeSkippingEnv();
  bundle = await buildBundle();
});
afterAll(() => env.teardown());
afterEach(() => travel.end());

async function keep(workflow: WorkflowHandle, name: string, folder = currentVersion, change = same) {
  await mkdir(`${historiesDir}${folder}`, { recursive: true });
  const json = change(historyToJSON(await workflow.fetchHistory()));
  // Who recorded it is nobody's business.
  const anonymous = json.replaceAll(/"identity": "[^"]*"/g, '"identity": "recorder"');
  const text = JSON.stringify(JSON.parse(anonymous), null, 1);
  await writeFile(`${historiesDir}${folder}/${name}.json`, `${text}\n`);
}
const same = (json: string) => json;

async function story(id: string, beginning = august) {
  travel = await TimeTravel.to(beginning, env, bundle);
  const workflow = await travel.startReport(await travel.office.create(id, q3));
  const tell = () => travel.tell(workflow, id);
  return { workflow, office: travel.office, tell, goTo: (at: string) => travel.goTo(at, workflow) };
}

it('a report that was reminded of, returned, missed, resubmitted late, overdue with the reviewer, approved', async () => {
  const { workflow, office, tell, goTo } = await story('whole-life');
  await goTo('2024-09-09T01:00:00.000Z');
  await office.submit('whole-life');
  await tell();
  await office.sendBack('whole-life', 1);
  await tell();
  await goTo('2024-09-19T01:00:00.000Z');
  await office.submit('whole-life');
  await tell();
  await goTo('2024-09-24T01:00:00.000Z');
  await office.approve('whole-life', 2);
  await tell();
  expect((await workflow.describe()).status.name).toBe('COMPLETED');
  await keep(workflow, 'report-whole-life');
  await keep(workflow, 'report-asks-something-else', INCOMPATIBLE, (json) =>
    json.replaceAll('"reportProgress"', '"askSomethingElse"'),
  );
});

it('a report that was never sent, with its whole ladder, still waiting', async () => {
  const { workflow, goTo } = await story('never-sent');
  await goTo('2024-10-20T00:00:00.000Z');
  await keep(workflow, 'report-never-sent');
});

it('a report withdrawn, its news repeated and out of order, while the office’s clock runs behind', async () => {
  const { workflow, office, tell, goTo } = await story('reordered');
  const before = travel.time.progress(office.progress('reordered'));
  await office.submit('reordered');
  await tell();
  await workflow.signal(reportMoved, before);
  await office.withdraw('reordered', 1);
  await tell();
  await tell();
  travel.lagMs = 600_000;
  await travel.goTo('2024-08-29T01:00:00.000Z');
  await until('the step was asked for', () => office.asked.includes('reminder:10'));
  await goTo('2024-08-29T01:10:01.000Z');
  await keep(workflow, 'report-reordered');
});

it('a report that continued as new', async () => {
  const { workflow, office, goTo } = await story('continued');
  const stale = travel.time.progress(office.progress('continued'));
  const newest = travel.report('continued');
  const { runId } = await workflow.describe();
  await until('it continues as new', async () => {
    await Promise.all(Array.from({ length: 200 }, () => newest.signal(reportMoved, stale)));
    await office.submit('continued');
    await travel.tell(newest, 'continued');
    await office.withdraw(
      'continued',
      office.record('continued').filter((e) => e === 'ReportSubmitted').length,
    );
    await travel.tell(newest, 'continued');
    return (await newest.describe()).runId !== runId;
  });
  await goTo('2024-09-16T18:00:00.000Z');
  await keep(newest, 'report-continued');
});

it('a round: its reports reminded, one sent, the others missed, and the ladder to its end', async () => {
  travel = await TimeTravel.to(august, env, bundle);
  const { office } = travel;
  const { agencyId, planId, period } = await office.create('sent', q3);
  await office.create('missing', q3);
  const round = await travel.startRound({ agencyId, planId, period });
  await travel.goTo('2024-09-09T01:00:00.000Z', round);
  await office.submit('sent');
  await travel.goTo('2024-09-14T17:00:02.000Z', round);
  await keep(round, 'round-waits-for-level-2');
  await travel.goTo('2024-10-20T00:00:00.000Z', round);
  expect((await round.describe()).status.name).toBe('COMPLETED');
  await keep(round, 'round-whole-life');
  await keep(round, 'round-asks-something-else', INCOMPATIBLE, (json) =>
    json.replaceAll('"nextSharedStep"', '"askSomethingElse"'),
  );
});

it('an assignment: openings, a report lost, one reopened, all approved', async () => {
  travel = await TimeTravel.to(august, env, bundle);
  const { office } = travel;
  await office.create('first', q3, 'assignment');
  await office.create('second', q4, 'assignment');
  const assignment = await travel.startAssignment('assignment');
  const need = () =>
    assignment.signal(
      reportsNeeded,
      travel.time.reports([{ reportId: 'first', period: '2024-Q3', opensAt: q3.opensAt }]),
    );
  const approve = async (reportId: string, version: number) => {
    await office.submit(reportId);
    await office.approve(reportId, version);
    await travel.tell(travel.report(reportId), reportId);
    await travel.settled(assignment);
  };
  await need();
  await travel.settled(assignment);
  await travel.report('first').terminate('lost');
  await need();
  await travel.settled(assignment);
  await travel.settled(travel.report('first'));
  await approve('first', 1);
  await keep(assignment, 'assignment-waits-for-an-opening');
  await office.reopen('first');
  await need();
  await travel.settled(assignment);
  await travel.settled(travel.report('first'));
  await travel.goTo(q4.opensAt, assignment);
  await travel.settled(travel.report('second'));
  await approve('second', 1);
  await approve('first', 2);
  expect((await assignment.describe()).status.name).toBe('COMPLETED');
  await keep(assignment, 'assignment-whole-life');
  await keep(assignment, 'assignment-asks-something-else', INCOMPATIBLE, (json) =>
    json.replaceAll('"openReports"', '"askSomethingElse"'),
  );
});
