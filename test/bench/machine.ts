import { projectDir, StartFailure } from '@dondoc/cli/embedded';
import { Connection } from '@temporalio/client';
import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { availableParallelism, cpus, freemem, tmpdir, totalmem } from 'node:os';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Stage } from '../support/stage/index.js';

const GB = 1024 ** 3;

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly freeMemoryGb: number;
  /** Where the scratch folder is made. */
  readonly freeDiskGb: number;
  readonly node: string;
  /** With `+` where files differ from it; empty outside a repository. */
  readonly commit: string;
}

export const machine = async (): Promise<Machine> => {
  const disk = await statfs(tmpdir());
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memoryGb: totalmem() / GB,
    freeMemoryGb: freemem() / GB,
    freeDiskGb: (disk.bavail * disk.bsize) / GB,
    node: process.version,
    commit: await commit(),
  };
};

const commit = async (): Promise<string> => {
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', ['-C', projectDir, ...args])).stdout.trim();
  try {
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return `${await git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : '+'}`;
  } catch {
    return '';
  }
};

export interface Needs {
  readonly cores: number;
  readonly freeMemoryGb: number;
  readonly freeDiskGb: number;
}

/** What tens of thousands of workflows and a million reports take; the small sizes run on less. */
export const LARGE: Needs = { cores: 2, freeMemoryGb: 4, freeDiskGb: 5 };
export const SMALL: Needs = { cores: 2, freeMemoryGb: 1.5, freeDiskGb: 1 };

/** Throws StartFailure that says what is too small and what to do. */
export const assertLargeEnough = (given: Needs, needs: Needs): void => {
  const lacking = [
    ['nhân xử lý', 'cores', given.cores, needs.cores],
    ['GB bộ nhớ trống', 'GB of free memory', given.freeMemoryGb, needs.freeMemoryGb],
    ['GB đĩa trống (thư mục tạm)', 'GB of free disk (temporary folder)', given.freeDiskGb, needs.freeDiskGb],
  ] as const;
  const short = lacking.filter(([, , has, wants]) => has < wants);
  if (short.length === 0) return;
  const told = (language: 0 | 1, but: string) =>
    short.map((lack) => `${round(lack[2])} ${lack[language]} (${but} ${lack[3]})`).join(', ');
  const smaller =
    needs === LARGE
      ? ['chạy cỡ nhỏ: npm run bench -- --quick', 'run the small sizes: npm run bench -- --quick']
      : ['dùng máy lớn hơn', 'use a larger machine'];
  throw new StartFailure(
    `Máy quá nhỏ để đo: ${told(0, 'cần')}. Hãy đóng bớt chương trình, đặt TMPDIR sang đĩa khác, hoặc ${smaller[0]}.`,
    `The machine is too small to measure on: ${told(1, 'needs')}. Close other programs, point TMPDIR at another disk, or ${smaller[1]}.`,
  );
};

const round = (value: number): number => Math.round(value * 10) / 10;

export interface Servers {
  readonly postgres: string;
  readonly temporal: string;
}

export const serversOf = async (stage: Stage): Promise<Servers> => {
  const client = new pg.Client({ connectionString: stage.urls.admin });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  const connection = await Connection.connect({ address: stage.temporalAddress });
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  await connection.close();
  return { postgres: rows[0]?.server_version ?? '', temporal: serverVersion ?? '' };
};
