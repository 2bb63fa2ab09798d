import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, pinnedNode, root, run } from './processes.mjs';

/** Takes the pictures of `docs/images` anew: those that the specs of the pages take, under the same names. */
const taken = mkdtempSync(join(tmpdir(), 'dondoc-pictures-'));
const images = join(root, 'docs', 'images');
const args = [
  ...['--no-warnings', '--experimental-vm-modules', join(root, 'node_modules', 'jest', 'bin', 'jest.js')],
  ...['--maxWorkers=2', '--forceExit', '--testMatch', '**/test/web/*.e2e.spec.ts'],
];
const { code } = await run(pinnedNode, args, { env: environment({ DONDOC_SCREENSHOTS: taken }) });
for (const name of readdirSync(images)) {
  if (existsSync(join(taken, name))) copyFileSync(join(taken, name), join(images, name));
  else {
    process.stderr.write(`no spec takes ${name}\n`);
    process.exitCode = 1;
  }
}
rmSync(taken, { recursive: true, force: true });
process.exitCode ||= code;
