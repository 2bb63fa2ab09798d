import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { type Child, startChild, stopLeftOver } from './child.js';
import { StartFailure } from './start-failure.js';
import { temporalBinary } from './temporal-binaries.js';

export interface TemporalOptions {
  readonly home: string;
  readonly port: number;
  readonly uiPort: number;
  readonly progress: (message: string) => void;
}

export interface Temporal extends Child {
  /** host:port of the gRPC service. */
  readonly address: string;
  readonly uiUrl: string;
}

const SECONDS_TO_START = 60;

/** Resolves when the namespace answers: the port opens before the server can do anything. */
const answers = async (address: string): Promise<boolean> => {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
};

const databaseIn = (home: string): string => join(home, 'temporal.db');
const pidFileIn = (home: string): string => join(home, 'temporal.pid');

/** Stops the server that a crashed run left on this data folder, so that its ports are free again. */
export const stopLeftOverTemporal = async (home: string): Promise<void> => {
  const pid = Number.parseInt(await readFile(pidFileIn(home), 'utf8').catch(() => ''), 10);
  if (Number.isInteger(pid)) await stopLeftOver(pid, databaseIn(home), 'SIGTERM');
};

/**
 * Starts Temporal's dev server on a database file and resolves when it answers. The file may be deleted
 * while it is stopped: `reconcile` starts every process again from the events.
 */
export const startTemporal = async (options: TemporalOptions): Promise<Temporal> => {
  const database = databaseIn(options.home);
  const pidFile = pidFileIn(options.home);
  const logFile = join(options.home, 'logs', 'temporal.log');
  const command = await temporalBinary('temporal', options.progress);

  await stopLeftOverTemporal(options.home);
  const wiped = await access(database).then(
    () => false,
    () => true,
  );
  // A write-ahead log without its database belongs to the file that was deleted.
  if (wiped) for (const suffix of ['-wal', '-shm']) await rm(`${database}${suffix}`, { force: true });

  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'error'];
  args.push('--port', String(options.port), '--ui-port', String(options.uiPort), '--db-filename', database);
  // A third faster than the default and loses nothing.
  args.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=full');
  const child = startChild({ command, args, logFile, givesWay: true });
  await writeFile(pidFile, String(child.pid));

  const address = `127.0.0.1:${options.port}`;
  let gone = false;
  void child.exited.then(() => (gone = true));
  const patience = Date.now() + SECONDS_TO_START * 1_000;
  while (!(await answers(address))) {
    if (gone || Date.now() > patience) {
      await child.stop('SIGKILL');
      throw new StartFailure(
        `Temporal không chạy được (xem ${logFile}). Nếu tệp ${database} bị hỏng thì cứ xóa nó rồi chạy lại: mọi tiến trình được dựng lại từ nhật ký sự kiện.`,
        `Temporal did not start (see ${logFile}). If ${database} is damaged, delete it and start again: every process is rebuilt from the events.`,
      );
    }
    await delay(100);
  }
  return {
    ...child,
    address,
    uiUrl: `http://127.0.0.1:${options.uiPort}`,
    async stop(signal = 'SIGTERM', patienceMs = 15_000) {
      await child.stop(signal, patienceMs);
      await rm(pidFile, { force: true });
    },
  };
};
