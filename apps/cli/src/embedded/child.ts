import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { withPrivateFiles } from './folders.js';
import { beginLog } from './run-log.js';

const run = promisify(execFile);

export interface Child {
  readonly pid: number;
  /** Resolves, never rejects, when the process is gone. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Asks it to stop, then kills it if it has not gone after `patience` milliseconds. */
  stop(signal?: NodeJS.Signals, patience?: number): Promise<void>;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
  /** People's commands come first: it gets of the processors what the others leave. */
  readonly givesWay?: boolean;
  /** Opens a channel on which a child of ours says that it is ready, and by whose end it sees that we died. */
  readonly onMessage?: (message: unknown) => void;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal reaches only us and we
 * stop our parts in order. What it prints goes to a file, which also outlives us if we crash.
 */
export const startChild = (options: ChildOptions): Child => {
  beginLog(options.logFile);
  const log = openSync(options.logFile, 'a');
  // Temporal's own database, for one, which has no setting for it.
  const child: ChildProcess = withPrivateFiles(() =>
    spawn(options.command, options.args, {
      detached: true,
      stdio: options.onMessage ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      env: options.env ?? process.env,
      cwd: '/',
      ...(options.account ?? {}),
    }),
  );
  closeSync(log);
  if (options.onMessage) child.on('message', options.onMessage);
  if (options.givesWay && child.pid !== undefined) giveWay(child.pid);
  child.unref();
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', () => {
      resolve({ code: null, signal: null });
    });
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid ?? -1,
    exited,
    async stop(signal = 'SIGTERM', patience = 15_000) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), patience);
      await exited;
      clearTimeout(timer);
    },
  };
};

const LOW_PRIORITY = 10;

/** Linux weighs the process groups of different sessions against each other first, whatever runs in them. */
const giveWay = (pid: number): void => {
  try {
    setPriority(pid, LOW_PRIORITY);
    writeFileSync(`/proc/${pid}/autogroup`, String(LOW_PRIORITY));
  } catch {
    // Another system, or no right to: then all share alike.
  }
};

/** Whether a process with this id runs whose command line contains `mark`: an id alone may have been reused. */
export const isRunning = async (pid: number, mark: string): Promise<boolean> => {
  try {
    const { stdout } = await run('ps', ['-ww', '-p', String(pid), '-o', 'command=']);
    return stdout.includes(mark);
  } catch {
    try {
      const file = await open(`/proc/${pid}/cmdline`);
      const text = await file.readFile('utf8').finally(() => file.close());
      return text.replaceAll('\0', ' ').includes(mark);
    } catch {
      return false;
    }
  }
};

/** Stops a process left over from a run that could not clean up after itself. */
export const stopLeftOver = async (pid: number, mark: string, signal: NodeJS.Signals): Promise<void> => {
  if (!(await isRunning(pid, mark))) return;
  process.kill(pid, signal);
  for (let waited = 0; waited < 10_000; waited += 100) {
    if (!(await isRunning(pid, mark))) return;
    await delay(100);
  }
  process.kill(pid, 'SIGKILL');
};
