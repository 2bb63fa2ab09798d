import { execFile } from 'node:child_process';
import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFailure } from './start-failure.js';

const run = promisify(execFile);

/** The account PostgreSQL runs under; absent when it runs as whoever started us. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Outside every home folder, so that an account without rights reaches it. Only ever used as root. */
const REACHABLE = '/var/lib/dondoc';

const accountNamed = async (name: string): Promise<Account | undefined> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};

/**
 * PostgreSQL refuses to run as root. A data folder keeps the account it was made with (a `postgres` may
 * be installed later); a new one takes `postgres`, else `nobody`, which every system has: so the
 * machine's accounts are left as they are.
 */
export const accountFor = async (dataDir: string): Promise<Account | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await accountNamed('postgres')) ?? (await accountNamed('nobody'));
  if (account === undefined)
    throw new StartFailure(
      'PostgreSQL không chạy được dưới quyền root và máy không có tài khoản "postgres" hay "nobody". Hãy chạy bằng một tài khoản thường.',
      'PostgreSQL does not run as root, and there is neither a "postgres" nor a "nobody" account. Run this as an ordinary user.',
    );
  return account;
};

const reachable = async (path: string, account: Account): Promise<boolean> => {
  for (let folder = await realpath(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
  }
  return true;
};

/**
 * Makes the data folder and gives its real path. Under a closed folder (`/root`, say) the account could
 * not enter it: then it is kept under /var/lib/dondoc and `dataDir` becomes a link to it.
 */
export const prepareDataDir = async (dataDir: string, account: Account | undefined): Promise<string> => {
  const parent = dirname(dataDir);
  await mkdir(parent, { recursive: true });
  if (account === undefined) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return realpath(dataDir);
  }
  const present = await lstat(dataDir).catch(() => undefined);
  if (present === undefined && !(await reachable(parent, account))) {
    await mkdir(REACHABLE, { recursive: true });
    // A new one each time: whoever deletes `dataDir` to begin afresh must not meet the old data again.
    await symlink(await mkdtemp(join(REACHABLE, 'pg-')), dataDir);
  } else if (present?.isSymbolicLink() !== true) await mkdir(dataDir, { recursive: true });
  const real = await realpath(dataDir).catch(() => {
    throw new StartFailure(
      `Thư mục dữ liệu ${dataDir} trỏ tới một nơi không còn nữa. Hãy khôi phục nơi đó, hoặc xóa liên kết này để bắt đầu lại từ đầu.`,
      `The data folder ${dataDir} links to a place that is gone. Restore that place, or delete the link to start afresh.`,
    );
  });
  await chown(real, account.uid, account.gid);
  await chmod(real, 0o700);
  return real;
};

/** The folder of PostgreSQL's programs; copied where the account can reach it if it cannot reach ours. */
export const reachablePrograms = async (
  nativeDir: string,
  version: string,
  account: Account | undefined,
): Promise<string> => {
  if (account === undefined || (await reachable(nativeDir, account))) return nativeDir;
  const copy = join(REACHABLE, `postgres-${version}`);
  if ((await stat(copy).catch(() => undefined)) !== undefined) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(REACHABLE, { recursive: true });
  await cp(nativeDir, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
};
