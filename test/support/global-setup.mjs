import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeRun, sweepDeadRuns } from './run-dir.mjs';

/**
 * Plain JavaScript: jest loads it before its transforms. It starts nothing by itself: the first spec that
 * asks for a database starts PostgreSQL (postgres.ts), so that pure specs wait for nothing.
 */
export default function setup() {
  sweepDeadRuns();
  const dir = mkdtempSync(join(tmpdir(), `dondoc-test-${process.pid}-`));
  process.env.DONDOC_TEST_RUN = dir;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => {
      removeRun(dir);
      process.kill(process.pid, signal);
    });
}
