import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stopLeftOver, stopLeftOverTemporal } from '../embedded/index.js';
import type { DatabaseUrls } from './database.js';
import { runningPid } from './lock.js';

/** Where the parts of a running `dondoc start` are, for the other commands. */
export interface RunState {
  readonly database: DatabaseUrls;
  readonly temporalAddress: string;
  readonly apiUrl: string;
  /** Signs the access tokens that the running API accepts. */
  readonly tokenSecret: string;
  /** Process ids of the API and the worker. */
  readonly services: readonly number[];
}

const fileOf = (home: string): string => join(home, 'running.json');

export const writeRunState = async (home: string, state: RunState): Promise<void> => {
  await writeFile(`${fileOf(home)}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  await rename(`${fileOf(home)}.new`, fileOf(home));
};

export const removeRunState = (home: string): Promise<void> => rm(fileOf(home), { force: true });

/** A file cut short by a power failure tells nothing, and is no reason not to start. */
const parsed = async (home: string): Promise<Partial<RunState>> => {
  try {
    return JSON.parse(await readFile(fileOf(home), 'utf8')) as Partial<RunState>;
  } catch {
    return {};
  }
};

/** Ends what a crashed start left on this data folder: its ports are needed again. Hold the lock. */
export const stopLeftOvers = async (home: string): Promise<void> => {
  for (const pid of (await parsed(home)).services ?? []) await stopLeftOver(pid, 'main.js', 'SIGTERM');
  await stopLeftOverTemporal(home);
  await removeRunState(home);
};

/** Undefined when nothing runs on this data folder, or it is not ready yet. */
export const readRunState = async (home: string): Promise<RunState | undefined> => {
  if ((await runningPid(home)) === undefined) return undefined;
  const state = await parsed(home);
  return state.database === undefined ? undefined : (state as RunState);
};
