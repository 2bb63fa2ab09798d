import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from './child.js';
import { makeFolder } from './folders.js';

let above: string;
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'dondoc-private-'));
});
afterEach(() => rm(above, { recursive: true, force: true }));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

it('a home folder is its owner’s only; as root, PostgreSQL’s account can pass through it', async () => {
  await makeFolder(join(above, 'a', 'home'));
  expect(await modeOf(join(above, 'a', 'home'))).toBe(process.getuid?.() === 0 ? '711' : '700');
});

it('a folder that is there already is left as it is', async () => {
  await mkdir(join(above, 'home'));
  const before = await modeOf(join(above, 'home'));
  await makeFolder(join(above, 'home'));
  expect(await modeOf(join(above, 'home'))).toBe(before);
});

it('a part’s log and what it writes are their owner’s only, and ours are made as ever', async () => {
  const umask = process.umask();
  const logFile = join(above, 'logs', 'part.log');
  const child = startChild({
    command: 'sh',
    args: ['-c', 'echo hello; : > "$0"', join(above, 'part.db')],
    logFile,
  });
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(await Promise.all([join(above, 'logs'), logFile, join(above, 'part.db')].map(modeOf))).toEqual([
    '700',
    '600',
    '600',
  ]);
  expect(process.umask()).toBe(umask);
});
