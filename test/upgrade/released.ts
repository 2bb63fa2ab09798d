import { projectDir } from '@dondoc/cli/embedded';
import type { WorkflowBundle } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Of the sources, also for what runs compiled. */
export const releasesDir = join(projectDir, 'test', 'upgrade', 'releases/');
export const BUNDLE = 'workflow-bundle.js.gz';

export const releases = (): readonly string[] => readdirSync(releasesDir).sort();

const { version: today } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as {
  version: string;
};

/** The newest one before this. */
export function previousRelease(): string {
  const before = releases().filter((version) => version !== today);
  const last = before.at(-1);
  if (last === undefined) throw new Error(`No release before ${today} is kept`);
  return last;
}

/** The SDK asks for a source map; a frozen bundle is kept without its own, which is twice as long as its code. */
const sourceMap = (version: string): string =>
  Buffer.from(
    JSON.stringify({ version: 3, file: `workflows-${version}.js`, sources: [], names: [], mappings: '' }),
  ).toString('base64');

/** The workflows as a release ran them. */
export const released = (version: string): WorkflowBundle => ({
  code: `${gunzipSync(readFileSync(`${releasesDir}${version}/${BUNDLE}`)).toString('utf8')}\n//# sourceMappingURL=data:application/json;base64,${sourceMap(version)}`,
});
