import { temporalBinary } from '@dondoc/cli/embedded';
import { searchAttributes } from '@dondoc/contracts';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const executable = async (
  program: 'temporal' | 'temporal-test-server',
): Promise<{ readonly type: 'existing-path'; readonly path: string }> => ({
  type: 'existing-path',
  path: await temporalBinary(program, (message) => {
    process.stderr.write(`${message}\n`);
  }),
});

/** Without them every workflow task that sets one fails over and over, on the time-skipping server too. */
const registerSearchAttributes = async (env: TestWorkflowEnvironment): Promise<TestWorkflowEnvironment> => {
  await env.connection.operatorService.addSearchAttributes({
    namespace: env.namespace ?? 'default',
    searchAttributes: Object.fromEntries(
      Object.values(searchAttributes).flatMap(({ name, type }) => {
        const encoded = encodeSearchAttributeIndexedValueType(type);
        return encoded === undefined ? [] : [[name, encoded] as const];
      }),
    ),
  });
  return env;
};

/** Temporal's time-skipping server: time moves by `env.sleep` only. Call `teardown()` in afterAll. */
export const timeSkippingEnv = async (): Promise<TestWorkflowEnvironment> =>
  registerSearchAttributes(
    await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: await executable('temporal-test-server') },
    }),
  );

/**
 * Temporal's dev server in memory: real time, Schedules, visibility. Call `teardown()` in afterAll.
 * @param settings Temporal's dynamic configuration, by its keys.
 */
export const localEnv = async (settings: Record<string, number> = {}): Promise<TestWorkflowEnvironment> =>
  registerSearchAttributes(
    await TestWorkflowEnvironment.createLocal({
      server: {
        executable: await executable('temporal'),
        extraArgs: Object.entries(settings).flatMap(([key, value]) => [
          '--dynamic-config-value',
          `${key}=${String(value)}`,
        ]),
      },
    }),
  );
