import { type Application, createApplication, systemClock } from '@dondoc/application';
import { databaseFailure, parseUrl } from './database-failure.js';
import { homeDir } from './embedded/home.js';
import type { Postgres } from './embedded/postgres.js';
import { StartFailure } from './embedded/start-failure.js';
import { type DatabaseUrls, externalUrl, startDatabase } from './start/database.js';
import { Interruption } from './start/interruption.js';
import { lockHome } from './start/lock.js';
import { readRunState } from './start/run-state.js';
import { loadSecrets } from './start/secrets.js';

type Role = keyof DatabaseUrls;

/**
 * The database a command works on, as the roles it needs: the one the environment names, the one `dondoc start`
 * runs on this data folder, or the embedded one started for this command only.
 */
export const withDatabases = async <Needed extends Role, T>(
  roles: readonly Needed[],
  work: (urls: Readonly<Record<Needed, string>>) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> => {
  const external = roles.flatMap((role) => {
    const url = externalUrl(env, role);
    return url === undefined ? [] : [[role, url] as const];
  });
  if (external.length > 0) return work(Object.fromEntries(external) as Record<Needed, string>);
  const home = homeDir(env);
  const running = await readRunState(home);
  if (running) return work(running.database);
  const release = await lockHome(home);
  let postgres: Postgres | undefined;
  const interruption = new Interruption(() => void postgres?.stop('SIGKILL'));
  // Its sessions end, and with them what the command is doing.
  void interruption.asked.then(() => postgres?.stop());
  try {
    const started = await startDatabase(home, await loadSecrets(home));
    postgres = started.postgres;
    interruption.check();
    return await work(started.urls);
  } catch (error) {
    throw interruption.isAsked ? stoppedByPeople(error) : error;
  } finally {
    await postgres?.stop();
    interruption.dispose();
    await release();
  }
};

const stoppedByPeople = (cause: unknown): StartFailure =>
  new StartFailure(
    'Đã dừng giữa chừng theo yêu cầu: việc này chưa làm xong. Hãy chạy lại chính lệnh này.',
    'Stopped in the middle, as asked: this is not done. Run the same command again.',
    { cause },
  );

/** As `withDatabases`, for a command that needs one role. */
export const withDatabase = <T>(
  role: Role,
  work: (url: string) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> => withDatabases([role], (urls) => work(urls[role]), env);

/** The application on a database; what is wrong with that ends with a sentence. */
export const applicationOn = (appUrl: string): Promise<Application> => {
  const named = { variable: 'DATABASE_URL', url: appUrl };
  parseUrl(named);
  return createApplication({ appUrl, clock: systemClock, poolSize: 2 }).catch((error: unknown) => {
    throw databaseFailure(error, named);
  });
};

export const withApplication = <T>(
  work: (application: Application) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> =>
  withDatabase(
    'app',
    async (url) => {
      const application = await applicationOn(url);
      return work(application).finally(() => application.close());
    },
    env,
  );

/** The agency that was named, or the only one there is. */
export const chooseAgency = async (application: Application, named: string | undefined): Promise<string> => {
  const agencies = await application.processes.agencies();
  const only = agencies.length === 1 ? agencies[0] : undefined;
  const chosen = named ?? only;
  if (chosen !== undefined && agencies.includes(chosen)) return chosen;
  throw new StartFailure(
    `${named === undefined ? 'Hãy nêu cơ quan bằng --agency' : `Không có cơ quan "${named}"`}. Đang có: ${agencies.join(', ') || '(chưa có)'}.`,
    `${named === undefined ? 'Name the agency with --agency' : `There is no agency "${named}"`}. There are: ${agencies.join(', ') || '(none yet)'}.`,
  );
};
