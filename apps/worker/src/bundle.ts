import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundle, WorkflowBundleOption } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** `src/index.ts` under the `source` condition, `dist/index.js` in production. */
const workflowsPath = fileURLToPath(import.meta.resolve('@dondoc/workflows'));
const fromSource = workflowsPath.endsWith('.ts');

/** `workflows/dist/bundle.js`: where `npm run build` leaves the bundle that production workers load. */
export const bundlePath = fileURLToPath(
  new URL('../dist/bundle.js', import.meta.resolve('@dondoc/workflows')),
);

/** Bundles the workflows, or those that another file exports, from the same sources as the process that asks (a few seconds). */
export const buildBundle = (from: string = workflowsPath): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: from,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        extensionAlias: { '.js': ['.ts', '.js'] },
        conditionNames: [...(fromSource ? ['source'] : []), 'browser', 'import', 'require', 'default'],
      },
    }),
  });

export async function writeBundle(path: string = bundlePath): Promise<void> {
  const { code } = await buildBundle();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
}

/** The bundle built ahead; from source, where it might be stale, a new one. */
export const workflowBundle = async (): Promise<WorkflowBundleOption> =>
  !fromSource && existsSync(bundlePath) ? { codePath: bundlePath } : buildBundle();
