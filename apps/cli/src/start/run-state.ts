import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseUrls } from './database.js';
import { runningPid } from './lock.js';

/** Where the parts of a running `dondoc start` are, for the other commands. */
export interface RunState {
  readonly database: DatabaseUrls;
  readonly temporalAddress: string;
  readonly apiUrl: string;
  /** Signs the access tokens that the running API accepts. */
  readonly tokenSecret: string;
}

const fileOf = (home: string): string => join(home, 'running.json');

export const writeRunState = async (home: string, state: RunState): Promise<void> => {
  await writeFile(`${fileOf(home)}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  await rename(`${fileOf(home)}.new`, fileOf(home));
};

export const removeRunState = (home: string): Promise<void> => rm(fileOf(home), { force: true });

/** Undefined when nothing runs on this data folder. */
export const readRunState = async (home: string): Promise<RunState | undefined> => {
  if ((await runningPid(home)) === undefined) return undefined;
  const text = await readFile(fileOf(home), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as RunState);
};
