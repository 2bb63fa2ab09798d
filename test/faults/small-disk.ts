import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, stat, statfs, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../support/stage/index.js';

/** A disk for PostgreSQL alone that can be filled and emptied; its data are there already. */
export interface SmallDisk {
  readonly kind: string;
  /** Nothing more fits. */
  readonly fill: () => Promise<void>;
  /** There is room again. */
  readonly empty: () => Promise<void>;
  /** PostgreSQL's data are where they were before; it must not run. */
  readonly remove: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;
/** What is left when it is full: a few pages, so that it is met in the middle of the load. */
const LEFT = MEGABYTE / 4;

/** A small tmpfs where one may be mounted, else a limit on what PostgreSQL's processes may write. It must not run. */
export async function smallDisk(stage: Stage): Promise<SmallDisk> {
  const data = join(stage.home, 'pg');
  try {
    return await tmpfs(data);
  } catch (error) {
    if (!(error instanceof NoMount)) throw error;
    return fileSizeLimit(stage);
  }
}

class NoMount extends Error {}

async function tmpfs(data: string): Promise<SmallDisk> {
  const kept = `${data}.kept`;
  const { uid, gid } = await stat(data);
  await rename(data, kept);
  await mkdir(data);
  const options = `size=256m,mode=700,uid=${uid},gid=${gid}`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', data], { stdio: 'ignore' });
  } catch (error) {
    await rm(data, { recursive: true });
    await rename(kept, data);
    throw new NoMount('no mount here', { cause: error });
  }
  // The stage deletes its folder when it is interrupted, which a mount in it would not let it do.
  const unmount = () => {
    execFileSync('umount', ['--lazy', data], { stdio: 'ignore' });
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.prependListener(signal, unmount);
  await copy(kept, data);
  const ballast = join(data, 'ballast');
  return {
    kind: 'tmpfs',
    fill: async () => {
      const { bavail, bsize } = await statfs(data);
      // PostgreSQL writes meanwhile: there may be less room by now, and then it is full already.
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - LEFT))).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      });
    },
    empty: () => truncate(ballast),
    remove: async () => {
      await rm(ballast, { force: true });
      await rm(kept, { recursive: true });
      await mkdir(kept);
      await copy(data, kept);
      for (const signal of signals) process.off(signal, unmount);
      unmount();
      await rm(data, { recursive: true });
      await rename(kept, data);
    },
  };
}

/** With owners and rights, which PostgreSQL insists on. */
const copy = async (from: string, to: string): Promise<void> => {
  const { uid, gid } = await stat(from);
  await cp(from, to, { recursive: true, preserveTimestamps: true });
  execFileSync('chown', ['-R', `${uid}:${gid}`, to]);
  execFileSync('chmod', ['-R', 'u=rwX,go=', to]);
};

/** RLIMIT_FSIZE: every write beyond the limit fails, in each of its processes and those they start. */
async function fileSizeLimit(stage: Stage): Promise<SmallDisk> {
  // As PostgreSQL's own account, which may always do this to its processes.
  const { uid, gid } = await stat(join(stage.home, 'pg'));
  const limit = (pid: number, bytes: string): void => {
    execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`], { uid, gid, stdio: 'ignore' });
  };
  const limitAll = (bytes: string): void => {
    limit(stage.postgres.pid, bytes);
    for (const pid of childrenOf(stage.postgres.pid)) {
      try {
        limit(pid, bytes);
      } catch {
        // A session that has ended meanwhile.
      }
    }
  };
  return {
    kind: 'RLIMIT_FSIZE',
    fill: () => Promise.resolve(limitAll(String(MEGABYTE))),
    // Those that ended for want of room are started again without it.
    empty: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent);

const parentOf = (pid: number): number | undefined => {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
};
