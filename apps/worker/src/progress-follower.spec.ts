import { describe, expect, it } from '@jest/globals';
import type { Progress, ReportRef, RoundRef } from '@dondoc/contracts';
import type { RecordedEvent } from '@dondoc/event-store';
import type { ProcessSide } from './process-side.js';
import { ProgressFollower } from './progress-follower.js';
import type { WorkflowMessenger } from './workflow-messenger.js';

const ref = (reportId: string): ReportRef => ({
  agencyId: 'so',
  planId: 'pgi-2024',
  assignmentId: 'nv1',
  reportId,
  period: '2024-Q3',
  leadDivisionId: 'van-phong',
});

const event = (
  streamId: string,
  type: string,
  { by = 'person', commandId = type, data = {} }: { by?: string; commandId?: string; data?: object } = {},
) => ({ agencyId: 'so', streamId, type, commandId, data, meta: { actor: { kind: by } } }) as RecordedEvent;

/** What the batch makes the follower say; `running` are the reports whose workflow runs, `open` those not approved. */
async function follow(
  batch: readonly RecordedEvent[],
  { running = [], open = {} }: { running?: string[]; open?: Record<string, string> } = {},
) {
  const said: unknown[] = [];
  const messenger = {
    tellReport: ({ reportId }: ReportRef, { version }: Progress) => {
      said.push(['told', reportId, version]);
      return Promise.resolve(running.includes(reportId));
    },
    needReports: (_: string, assignmentId: string, reports: readonly { reportId: string }[]) => {
      said.push(['needed', assignmentId, reports.map(({ reportId }) => reportId)]);
      return Promise.resolve();
    },
    needRound: ({ planId, period }: RoundRef) => {
      said.push(['round', planId, period]);
      return Promise.resolve();
    },
  };
  const office = {
    rounds: {
      toCome: (agencyId: string, planId: string) =>
        Promise.resolve(['2024-Q3', '2024-Y'].map((period) => ({ agencyId, planId, period }))),
    },
    clock: { now: () => Promise.resolve('2024-09-10T02:00:00.000Z') },
    processes: {
      standingOf: (_: string, reportId: string) =>
        Promise.resolve({ ref: ref(reportId), progress: { version: 7 } }),
      openReports: () =>
        Promise.resolve(
          Object.entries(open).map(([reportId, opensAt]) => ({ reportId, opensAt, period: '2024-Q3' })),
        ),
    },
  };
  await new ProgressFollower(
    messenger as unknown as WorkflowMessenger,
    office as unknown as ProcessSide,
  ).handle(batch);
  return said;
}

const yesterday = '2024-09-09T17:00:00.000Z';
const tomorrow = '2024-09-10T17:00:00.000Z';

describe('following the feed', () => {
  it('has the workflow of an issued assignment started, before it tells of reports', async () => {
    const issued = event('assignment-nv1', 'AssignmentIssued', { data: { assignmentId: 'nv1' } });
    const said = await follow([event('report-a', 'ReportSubmitted'), issued], { running: ['a'] });
    expect(said).toEqual([
      ['needed', 'nv1', []],
      ['told', 'a', 7],
    ]);
  });

  it('has the clocks of an issued plan’s rounds started, before anything else', async () => {
    const issued = event('assignment-nv1', 'AssignmentIssued', { data: { assignmentId: 'nv1' } });
    expect(await follow([issued, event('plan-pgi-2024', 'PlanIssued')])).toEqual([
      ['round', 'pgi-2024', '2024-Q3'],
      ['round', 'pgi-2024', '2024-Y'],
      ['needed', 'nv1', []],
    ]);
  });

  it('tells a report once, from the store, however many events there are of it', async () => {
    const batch = ['ReportSubmitted', 'ReviewBegun', 'ReportReturned'].map((type) => event('report-a', type));
    expect(await follow(batch, { running: ['a'] })).toEqual([['told', 'a', 7]]);
  });

  it('does not tell a workflow what it has recorded itself', async () => {
    expect(await follow([event('report-a', 'ReminderSent', { by: 'process' })])).toEqual([]);
  });

  it('leaves a report that was only just created to its assignment', async () => {
    const created = ['ReportCreated', 'ReminderSkipped'].map((type) =>
      event('report-a', type, { commandId: 'issue' }),
    );
    expect(await follow(created)).toEqual([]);
    const submitted = event('report-a', 'ReportSubmitted');
    expect(await follow([...created, submitted], { running: ['a'] })).toEqual([['told', 'a', 7]]);
  });

  it('has a report started whose workflow is gone while the report is open', async () => {
    const said = await follow([event('report-a', 'ReportReopened')], { open: { a: yesterday } });
    expect(said).toEqual([
      ['told', 'a', 7],
      ['needed', 'nv1', ['a']],
    ]);
  });

  it('has the assignment of a reopened report go on, though the report runs and others followed', async () => {
    const batch = ['ReportReopened', 'ReportResubmitted'].map((type) => event('report-a', type));
    expect(await follow(batch, { running: ['a'], open: { a: yesterday } })).toEqual([
      ['told', 'a', 7],
      ['needed', 'nv1', ['a']],
    ]);
  });

  it.each([
    ['has been approved', {}],
    ['does not open before tomorrow', { a: tomorrow }],
  ])('starts nothing for a report that %s', async (_, open) => {
    expect(await follow([event('report-a', 'ReportApproved')], { open })).toEqual([['told', 'a', 7]]);
  });

  it('says nothing of plans, people, drafts and the door', async () => {
    const streams = ['plan-pgi-2024', 'person-ha', 'draft-a', 'calendar', 'sign-ins', 'entry'];
    const others = streams.map((stream) => event(stream, 'X'));
    expect(await follow(others)).toEqual([]);
  });
});
