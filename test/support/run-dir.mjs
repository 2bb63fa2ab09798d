import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'dondoc-test-';

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Stops the PostgreSQL of a test run, if it has one, and deletes the run's folder. Synchronous: it also runs in a signal handler. */
export const removeRun = (dir) => {
  const pidFile = join(dir, 'pg', 'postmaster.pid');
  if (existsSync(pidFile)) {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    // The data is thrown away: the immediate shutdown spares the last checkpoint.
    if (Number.isInteger(pid) && alive(pid)) {
      process.kill(pid, 'SIGQUIT');
      for (let waited = 0; alive(pid) && waited < 5_000; waited += 20) pause(20);
    }
  }
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
};

/** A run that was killed outright could not clean up; the next one does it. */
export const sweepDeadRuns = () => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (Number.isInteger(pid) && !alive(pid)) removeRun(join(tmpdir(), name));
  }
};
