import type { WorkflowBundle } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

export const releasesDir = fileURLToPath(new URL('./releases/', import.meta.url));
export const BUNDLE = 'workflow-bundle.js.gz';

export const releases = (): readonly string[] => readdirSync(releasesDir).sort();

/** The SDK asks for a source map; a frozen bundle is kept without its own, which is twice as long as its code. */
const sourceMap = (version: string): string =>
  Buffer.from(
    JSON.stringify({ version: 3, file: `workflows-${version}.js`, sources: [], names: [], mappings: '' }),
  ).toString('base64');

/** The workflows as a release ran them. */
export const released = (version: string): WorkflowBundle => ({
  code: `${gunzipSync(readFileSync(`${releasesDir}${version}/${BUNDLE}`)).toString('utf8')}\n//# sourceMappingURL=data:application/json;base64,${sourceMap(version)}`,
});
