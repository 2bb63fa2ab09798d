import { expect, it } from '@jest/globals';
import { buildBundle } from '@dondoc/worker';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { currentVersion } from '../replay/histories.js';
import { BUNDLE, releasesDir } from './released.js';

/** Keeps the workflows of the version in package.json. Not a spec: run by name, when a version is about to be released. */
it('freezes the workflow bundle', async () => {
  const folder = `${releasesDir}${currentVersion}`;
  expect([folder, existsSync(folder)]).toEqual([folder, false]);
  const { code } = await buildBundle();
  const end = code.lastIndexOf('//# sourceMappingURL=');
  expect(end).toBeGreaterThan(0);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/${BUNDLE}`, gzipSync(code.slice(0, end), { level: 9 }));
}, 60_000);
