import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTar, unpackTar } from 'modern-tar';
import type { Manifest } from '../../apps/cli/src/backup/manifest.js';

/** The archive with its files changed, whole as a file. */
export const rewritten = async (
  archive: string,
  name: string,
  change: (path: string, text: string) => string | undefined,
): Promise<string> => {
  const entries = await unpackTar(gunzipSync(await readFile(archive)));
  const changed = entries.flatMap(({ header, data }) => {
    const text = change(header.name, Buffer.from(data ?? []).toString('utf8'));
    if (text === undefined) return [];
    const body = Buffer.from(text, 'utf8');
    return [{ header: { ...header, size: body.length }, body }];
  });
  const path = join(dirname(archive), '..', name);
  await writeFile(path, gzipSync(await packTar(changed)));
  return path;
};
export const withManifest = (
  archive: string,
  name: string,
  change: (manifest: Manifest) => Partial<Record<keyof Manifest, unknown>>,
) =>
  rewritten(archive, name, (path, text) => {
    if (path !== 'manifest.json') return text;
    const manifest = JSON.parse(text) as Manifest;
    return JSON.stringify({ ...manifest, ...change(manifest) });
  });

/** The archive with its rows changed and its manifest made to fit, as by someone who may write it. */
export const forged = async (
  archive: string,
  name: string,
  change: (kind: string, row: Record<string, unknown>) => unknown,
): Promise<string> => {
  const texts = new Map<string, string>();
  return rewritten(archive, name, (path, text) => {
    const hash = (body: string) => createHash('sha256').update(body, 'utf8').digest('hex');
    if (path.startsWith('files/')) {
      texts.set(path, text);
      return text;
    }
    if (path !== 'manifest.json') {
      const lines = text.split('\n').slice(0, -1);
      const rows = lines.map((line) => change(path.split(/[/.]/)[0] ?? '', JSON.parse(line) as never));
      texts.set(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      return texts.get(path);
    }
    const manifest = JSON.parse(text) as Manifest;
    const parts = manifest.parts.map((part) => ({ ...part, sha256: hash(texts.get(part.path) ?? '') }));
    return JSON.stringify({ ...manifest, parts });
  });
};
