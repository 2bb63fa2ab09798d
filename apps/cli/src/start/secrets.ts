import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../embedded/folders.js';
import { StartFailure } from '../embedded/start-failure.js';

const NAMES = ['postgres', 'owner', 'app', 'feed', 'token', 'issuer'] as const;

/** Passwords of the embedded database's roles, the key that signs access tokens, and the sample issuer's secret. */
export type Secrets = Readonly<Record<(typeof NAMES)[number], string>>;
export type DatabaseSecrets = Omit<Secrets, 'token' | 'issuer'>;

/** Made on first use, readable by their owner only. A file that lacks one gets just that one. */
export const loadSecrets = async (home: string): Promise<Secrets> => {
  const file = join(home, 'secrets.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  let known: Partial<Secrets>;
  try {
    known = JSON.parse(text) as Partial<Secrets>;
  } catch (error) {
    throw new StartFailure(
      `Tệp ${file} bị hỏng. Hãy khôi phục nó từ bản sao lưu; không có nó thì không mở được cơ sở dữ liệu.`,
      `${file} is damaged. Restore it from a backup; without it the database cannot be opened.`,
      { cause: error },
    );
  }
  const missing = NAMES.filter((name) => known[name] === undefined);
  const made = Object.fromEntries(missing.map((name) => [name, randomBytes(32).toString('hex')]));
  const secrets = { ...known, ...made } as Secrets;
  if (missing.length > 0) {
    await makeFolder(home);
    await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return secrets;
};
