import { describe, expect, it } from '@jest/globals';
import type { OpenReport } from '@dondoc/application';
import {
  reportWorkflowId,
  roundWorkflowId,
  searchAttributes,
  type Progress,
  type RoundRef,
} from '@dondoc/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import type { ProcessSide } from './process-side.js';
import { Reconciler } from './reconciler.js';
import type { Temporal } from './temporal.js';
import type { WorkflowMessenger } from './workflow-messenger.js';

type Workflow = { readonly status?: string; readonly epoch?: number; readonly phase?: string };

const report: OpenReport = {
  agencyId: 'so',
  planId: 'pgi-2024',
  assignmentId: 'pgi-2024-nv1',
  reportId: 'pgi-2024-nv1-Q3',
  period: '2024-Q3',
  leadDivisionId: 'van-phong',
  opensAt: '2024-08-14T17:00:00.000Z',
  phase: 'submitted',
  version: 5,
};
const progress = { epoch: 2, version: 5, phase: 'submitted' } as Progress;

/** Reconciles the one report with what Temporal shows of its workflow; all others run but those `lost`. */
async function reconcile(
  workflow: Workflow | undefined,
  open = report,
  { rounds = [], lost = [] }: { rounds?: readonly RoundRef[]; lost?: readonly string[] } = {},
) {
  const told: unknown[] = [];
  const needed: unknown[] = [];
  const describeIt = ({ status = 'RUNNING', epoch, phase }: Workflow) => ({
    status: { name: status },
    typedSearchAttributes: new TypedSearchAttributes([
      ...(epoch === undefined ? [] : [{ key: searchAttributes.epoch, value: epoch }]),
      ...(phase === undefined ? [] : [{ key: searchAttributes.phase, value: phase }]),
    ]),
  });
  const getHandle = (workflowId: string) => ({
    describe: () => {
      const other = lost.includes(workflowId) ? undefined : {};
      const found = workflowId === reportWorkflowId('so', report.reportId) ? workflow : other;
      return found
        ? Promise.resolve(describeIt(found))
        : Promise.reject(new WorkflowNotFoundError('not found', workflowId, undefined));
    },
  });
  const messenger = {
    tellReport: (ref: OpenReport, news: Progress) => {
      told.push([ref.reportId, news]);
      return Promise.resolve(true);
    },
    needReports: (_: string, assignmentId: string, reports: readonly { reportId: string }[]) => {
      needed.push([assignmentId, reports.map(({ reportId }) => reportId)]);
      return Promise.resolve();
    },
    needRound: (round: RoundRef) => {
      needed.push(round);
      return Promise.resolve();
    },
  };
  const office = {
    rounds: { toCome: () => Promise.resolve(rounds) },
    clock: { now: () => Promise.resolve('2024-09-10T02:00:00.000Z') },
    processes: {
      allOpenReports: () => Promise.resolve([open]),
      progressOf: () => Promise.resolve(progress),
    },
  };
  const tally = await new Reconciler(
    { client: { workflow: { getHandle } } } as unknown as Temporal,
    messenger as unknown as WorkflowMessenger,
    office as unknown as ProcessSide,
  ).reconcile();
  return { told, needed, tally };
}

describe('reconciling an open report with its workflow', () => {
  it('leaves alone one that shows where the report stands', async () => {
    const { told, needed, tally } = await reconcile({ epoch: 2, phase: 'submitted' });
    expect([told, needed, tally]).toEqual([[], [], { open: 1, started: 0, refreshed: 0 }]);
  });

  it.each([
    ['in another phase: Temporal was restored from a backup', { epoch: 2, phase: 'awaiting' }],
    ['of an earlier epoch: the store was restored', { epoch: 1, phase: 'submitted' }],
  ])('tells one %s', async (_, workflow) => {
    const { told, needed, tally } = await reconcile(workflow);
    expect(told).toEqual([[report.reportId, progress]]);
    expect([needed, tally]).toEqual([[], { open: 1, started: 0, refreshed: 1 }]);
  });

  it('leaves alone one that has not asked the store yet, and so shows nothing', async () => {
    expect((await reconcile({})).tally).toEqual({ open: 1, started: 0, refreshed: 0 });
  });

  it.each([
    ['was never started', undefined],
    ['has ended', { status: 'TERMINATED', phase: 'awaiting' }],
  ])('has one started again that %s', async (_, workflow) => {
    const { told, needed, tally } = await reconcile(workflow);
    expect([told, needed]).toEqual([[], [[report.assignmentId, [report.reportId]]]]);
    expect(tally).toEqual({ open: 1, started: 1, refreshed: 0 });
  });

  it('has the clock of a round started where none runs', async () => {
    const round = { agencyId: 'so', planId: 'pgi-2024', period: '2024-Q3' };
    const rounds = [round, { ...round, period: '2024-Y' }];
    const { needed, tally } = await reconcile({ epoch: 2, phase: 'submitted' }, report, {
      rounds,
      lost: [roundWorkflowId(round)],
    });
    expect(needed).toEqual([round]);
    expect(tally).toEqual({ open: 1, started: 1, refreshed: 0 });
  });

  it('starts nothing before a report opens', async () => {
    const later = { ...report, opensAt: '2024-10-01T17:00:00.000Z' };
    expect((await reconcile(undefined, later)).tally).toEqual({ open: 1, started: 0, refreshed: 0 });
  });
});
