import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildBundle } from '@dondoc/worker';
import type { WorkflowBundle } from '@temporalio/worker';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { currentVersion, INCOMPATIBLE, recorded, versions, workflowTypeOf } from './histories.js';

jest.setTimeout(60_000);
Runtime.install({ logger: new DefaultLogger('ERROR') });

let workflowBundle: WorkflowBundle;
beforeAll(async () => {
  workflowBundle = await buildBundle();
});

describe('workflows that were started by an earlier version', () => {
  it.each(versions().flatMap(recorded))('go on where they were: $name', async ({ history }) => {
    await Worker.runReplayHistory({ workflowBundle }, history);
  });

  it('have histories of this version too, of every workflow that outlives a release', () => {
    expect(new Set(recorded(currentVersion).map(workflowTypeOf))).toEqual(
      new Set(['assignmentWorkflow', 'reportWorkflow', 'roundWorkflow']),
    );
  });
});

describe('a history that today’s workflows could not have written', () => {
  it.each(recorded(INCOMPATIBLE))('is found out: $name', async ({ history }) => {
    await expect(Worker.runReplayHistory({ workflowBundle }, history)).rejects.toBeInstanceOf(
      DeterminismViolationError,
    );
  });

  it('exists for each of them', () => {
    expect(recorded(INCOMPATIBLE).map(workflowTypeOf)).toEqual([
      'assignmentWorkflow',
      'reportWorkflow',
      'roundWorkflow',
    ]);
  });
});
