import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSecretFiles } from './secret-files.js';

describe('secrets in files', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-secrets-'));
    await writeFile(file('url'), 'postgres://dondoc_app:one@host/dondoc\n');
    await writeFile(file('empty'), '\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('stand in for the variable that is not set, or empty', () => {
    const DATABASE_URL = 'postgres://dondoc_app:one@host/dondoc';
    expect(withSecretFiles({ DATABASE_URL_FILE: file('url'), PORT: '1' })).toEqual({
      DATABASE_URL,
      PORT: '1',
    });
    expect(withSecretFiles({ DATABASE_URL: '', DATABASE_URL_FILE: file('url') })).toEqual({ DATABASE_URL });
  });

  it('are not read when the variable is set', () => {
    const env = { DONDOC_TOKEN_SECRET: 'said', DONDOC_TOKEN_SECRET_FILE: file('none') };
    expect(withSecretFiles(env)).toEqual({ DONDOC_TOKEN_SECRET: 'said' });
  });

  it('that tell nothing are named, never taken for no secret', () => {
    const read = (name: string) => () => withSecretFiles({ DATABASE_OWNER_URL_FILE: file(name) });
    expect(read('none')).toThrow(
      /^DATABASE_OWNER_URL_FILE: không đọc được[^]*\nDATABASE_OWNER_URL_FILE: .*none cannot be read/,
    );
    expect(read('empty')).toThrow(
      /^DATABASE_OWNER_URL_FILE: .*trống[^]*\nDATABASE_OWNER_URL_FILE: .*empty is empty/,
    );
  });

  it('leave every other variable as it is, though it ends in _FILE', () => {
    const env = { GIT_INDEX_FILE: 'x', TEMPORAL_CONFIG_FILE: file('none') };
    expect(withSecretFiles(env)).toEqual(env);
  });
});
