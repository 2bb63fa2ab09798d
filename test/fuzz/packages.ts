import { binDir, textOf } from '@dondoc/cli/embedded';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
/** By this name Hypothesis knows packages from the code under test, which it would read for interesting values. */
const FOLDER = 'site-packages';
const OLDEST = [3, 11] as const;
/** Ends a download that hangs behind a firewall that drops packets. */
const PIP_LIMIT_MS = 10 * 60_000;

const PREREQUISITE = `npm test cần python3 từ ${OLDEST.join('.')} trở lên, có pip. Hãy cài rồi chạy lại. / npm test needs python3 ${OLDEST.join('.')} or newer, with pip. Install it and run again.`;

async function checkPython(env: NodeJS.ProcessEnv): Promise<void> {
  const program = `import sys, pip; sys.exit(0 if sys.version_info >= (${OLDEST.join(', ')}) else 1)`;
  try {
    await run('python3', ['-c', program], { env });
  } catch (error) {
    throw new Error(PREREQUISITE, { cause: error });
  }
}

/**
 * The folder with Schemathesis and what it needs, of exactly the versions and files that requirements.txt pins. Kept
 * beside Temporal's programs, under a name made of those pins, so that a change of them installs anew.
 */
export async function schemathesisPackages(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  await checkPython(env);
  const pins = createHash('sha256').update(await readFile(requirements));
  const target = join(binDir(env), `schemathesis-${pins.digest('hex').slice(0, 16)}`);
  const packages = join(target, FOLDER);
  if (existsSync(packages)) return packages;
  await mkdir(binDir(env), { recursive: true });
  const work = await mkdtemp(`${target}.`);
  try {
    const pinned = ['--require-hashes', '--no-deps', '--only-binary=:all:', '--requirement', requirements];
    const pip = ['-m', 'pip', 'install', '--quiet', '--target', join(work, FOLDER), ...pinned];
    await run('python3', pip, { timeout: PIP_LIMIT_MS, env });
    // Renamed whole, so that a half-finished installation is never taken for one.
    await rename(work, target);
  } catch (error) {
    if (existsSync(packages)) return packages;
    throw new Error(
      `Không cài được Schemathesis; hãy kiểm tra mạng tới PyPI. / Schemathesis could not be installed; check the network to PyPI.\n${textOf(error)}`,
      { cause: error },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return packages;
}
