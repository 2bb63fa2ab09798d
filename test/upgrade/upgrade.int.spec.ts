import { beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowBundle } from '@temporalio/worker';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { currentVersion, INCOMPATIBLE, recorded, workflowTypeOf } from '../replay/histories.js';
import { released, releases } from './released.js';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Of what that release knew: a round's clock is newer than 0.1.0. */
const known = (version: string): ReadonlySet<string | undefined> =>
  new Set(recorded(version).map(workflowTypeOf));

/** The way on, from each release to today's workflows, is in test/replay. */
describe.each(releases())('after a roll-back the workflows of %s', (version) => {
  let workflowBundle: WorkflowBundle;
  beforeAll(() => {
    workflowBundle = released(version);
  });

  const written = recorded(currentVersion).filter((one) => known(version).has(workflowTypeOf(one)));

  it.each(written)('go on where today’s were: $name', async ({ history }) => {
    await Worker.runReplayHistory({ workflowBundle }, history);
  });

  it.each(recorded(INCOMPATIBLE).filter((one) => known(version).has(workflowTypeOf(one))))(
    'find out what they could not have written: $name',
    async ({ history }) => {
      await expect(Worker.runReplayHistory({ workflowBundle }, history)).rejects.toBeInstanceOf(
        DeterminismViolationError,
      );
    },
  );
});
