import { fork } from 'node:child_process';
import { compiled } from '../../support/stage/index.js';
import type { Job, LoadResult } from './jobs.js';

/** A job under way in a process of its own. */
export interface UnderWay {
  readonly pid: number;
  readonly result: Promise<LoadResult>;
  /** For a trickle, which goes on until told. */
  stop(): void;
}

export const startLoad = (job: Job): UnderWay => {
  const child = fork(compiled('bench/load/load-process.js'), {
    serialization: 'advanced',
    execArgv: ['--enable-source-maps'],
  });
  const result = new Promise<LoadResult>((resolve, reject) => {
    child.once('message', (message) => {
      resolve(message as LoadResult);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      reject(new Error(`the load generator ended (${signal ?? code ?? '?'}) without a result`));
    });
  });
  child.send(job);
  return { pid: child.pid ?? -1, result, stop: () => child.send('stop') };
};

export const load = (job: Job): Promise<LoadResult> => startLoad(job).result;
