import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemathesisPackages } from './packages.js';

describe('what fuzzing needs of a machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-python-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A machine on which `python3` does this and nothing else. */
  const where = async (script: string): Promise<NodeJS.ProcessEnv> => {
    const program = join(folder, 'python3');
    await writeFile(program, `#!/bin/sh\n${script}\n`);
    await chmod(program, 0o755);
    return { PATH: folder, DONDOC_BIN: join(folder, 'bin') };
  };

  it('says what to install where there is no Python', async () => {
    await expect(schemathesisPackages({ PATH: '/nowhere', DONDOC_BIN: folder })).rejects.toThrow(
      'npm test needs python3 3.11 or newer, with pip. Install it and run again.',
    );
  });

  it('says so where it is too old, or has no pip', async () => {
    await expect(schemathesisPackages(await where('exit 1'))).rejects.toThrow(
      'python3 3.11 or newer, with pip',
    );
  });

  it('says why nothing could be installed, and keeps nothing half-installed', async () => {
    const env = await where('case "$2" in import*) exit 0;; esac; echo "No route to the index" >&2; exit 1');
    await expect(schemathesisPackages(env)).rejects.toThrow(
      /could not be installed.*\n.*No route to the index/s,
    );
    await expect(schemathesisPackages(env)).rejects.toThrow(/could not be installed/);
  });
});
