import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../embedded/child.js';
import { lastLinesOf } from '../embedded/run-log.js';
import { StartFailure } from '../embedded/start-failure.js';

/** The `dondoc` program itself; this file stands one folder below it. */
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));

/** What a service says on its channel once it works. */
export const READY = 'ready';

/** The last lines of a log, for people. */
export const lastLines = async (logFile: string, count = 12): Promise<string> =>
  (await lastLinesOf(logFile, count)).join('\n');

export interface Service {
  readonly child: Child;
  /** Rejects when it ended before it could work. */
  readonly ready: Promise<void>;
}

/** API and worker are processes of their own: a busy worker is not felt in the API, and neither takes the other down. */
export const startService = (name: 'api' | 'worker', env: NodeJS.ProcessEnv, logFile: string): Service => {
  let tellReady: () => void = () => undefined;
  const toldReady = new Promise<'ready'>((resolve) => {
    tellReady = () => {
      resolve(READY);
    };
  });
  const child = startChild({
    command: process.execPath,
    args: ['--enable-source-maps', MAIN, name],
    env,
    logFile,
    givesWay: name === 'worker',
    onMessage: (message) => {
      if (message === READY) tellReady();
    },
  });
  const ready = async (): Promise<void> => {
    if ((await Promise.race([toldReady, child.exited])) === READY) return;
    throw new StartFailure(
      `${name} không chạy được (xem ${logFile}).`,
      `${name} did not start (see ${logFile}):\n${await lastLines(logFile)}`,
    );
  };
  return { child, ready: ready() };
};

/**
 * Runs a service until it is told to stop, or the program that started it is gone, or it cannot go on (`ended`
 * rejects). `stop` finishes what was begun.
 */
export const serve = async (
  start: () => Promise<{ readonly ended: Promise<void>; stop: () => Promise<void> }>,
): Promise<void> => {
  let toldToStop: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    toldToStop = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, toldToStop);
  const service = await start();
  process.send?.(READY);
  try {
    await Promise.race([told, service.ended]);
  } finally {
    await service.stop();
  }
  // The channel to our starter would keep this process alive.
  if (process.connected) process.disconnect();
};
