import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = fileURLToPath(new URL('./', import.meta.url));
const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const stampFile = join(folder, 'dist', '.build-stamp');

/** Names and contents of everything that the pages are made of. */
const fingerprint = () => {
  const hash = createHash('sha256');
  const parts = ['src', 'public'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((name) => join(part, name)),
  );
  const files = [...parts.sort(), 'index.html', 'vite.config.ts', 'build.mjs'].map((name) =>
    join(folder, name),
  );
  for (const path of [...files, lock])
    if (statSync(path).isFile()) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
};

/** Builds the pages into `dist`, where they are not what is there already. */
export const buildWeb = async () => {
  const now = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return;
  await build({ root: folder, logLevel: 'warn' });
  writeFileSync(stampFile, now);
};
