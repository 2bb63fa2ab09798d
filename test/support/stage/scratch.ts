import { isRunning, stopLeftOver } from '@dondoc/cli/embedded';
import { readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'dondoc-stage-';
/** Beside postmaster.pid, which PostgreSQL writes itself. */
const PID_FILES = ['api.pid', 'worker.pid', 'second-worker.pid', 'temporal.pid'] as const;

/** Whose process id is noted; PostgreSQL and Temporal's server are noted by who starts them. */
export type PidName = 'api' | 'worker' | 'second-worker';

/** Holds all of a stage; named by the process that made it, so that the next one knows whether it is alive. */
export const makeScratch = async (): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // PostgreSQL has an account of its own when this runs as root.
  await chmod(home, 0o755);
  return home;
};

export const notePid = (home: string, name: PidName, pid: number): Promise<void> =>
  writeFile(join(home, `${name}.pid`), String(pid));

const readPid = (file: string): number => {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
};

const pause = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

/**
 * Ends every process of a stage that is ours and deletes its folder, at once and without waiting for anything
 * else: it also runs in a signal handler and at the very end of the process.
 */
export const removeScratch = (home: string): void => {
  for (const name of PID_FILES) {
    const pid = readPid(join(home, name));
    if (Number.isInteger(pid)) send(pid, 'SIGKILL');
  }
  const postgres = readPid(join(home, 'pg', 'postmaster.pid'));
  if (Number.isInteger(postgres)) {
    // Its immediate shutdown: killed outright, it would leave shared memory behind.
    send(postgres, 'SIGQUIT');
    send(postgres, 'SIGCONT');
    for (let waited = 0; alive(postgres) && waited < 5_000; waited += 20) pause(20);
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
};

/** Cleans up after stages whose process was killed outright; gives how many there were. */
export const sweepLeftOvers = async (): Promise<number> => {
  let swept = 0;
  for (const name of await readdir(tmpdir())) {
    const holder = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (!Number.isInteger(holder) || (await isRunning(holder, 'node'))) continue;
    const home = join(tmpdir(), name);
    // By id and command line: an id alone may have been given to another program since.
    for (const file of PID_FILES) {
      const pid = Number.parseInt(await readFile(join(home, file), 'utf8').catch(() => ''), 10);
      if (Number.isInteger(pid)) await stopLeftOver(pid, home, 'SIGKILL');
      rmSync(join(home, file), { force: true });
    }
    const postgres = readPid(join(home, 'pg', 'postmaster.pid'));
    if (Number.isInteger(postgres)) await stopLeftOver(postgres, home, 'SIGQUIT');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    swept += 1;
  }
  return swept;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Leaves nothing behind when the process is told to end or ends by itself; gives how to call it off. */
export const removeAtTheEnd = (home: string): (() => void) => {
  const atExit = () => {
    removeScratch(home);
  };
  const atSignal = (signal: NodeJS.Signals) => {
    removeScratch(home);
    process.stderr.write(`\nĐã dừng; không để lại tiến trình hay tệp nào / stopped, nothing left behind\n`);
    callOff();
    process.kill(process.pid, signal);
  };
  const callOff = () => {
    process.off('exit', atExit);
    for (const signal of SIGNALS) process.off(signal, atSignal);
  };
  process.on('exit', atExit);
  for (const signal of SIGNALS) process.on(signal, atSignal);
  return callOff;
};
