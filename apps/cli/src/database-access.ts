import { type Application, createApplication, systemClock } from '@dondoc/application';
import { databaseFailure, parseUrl } from './database-failure.js';
import { homeDir } from './embedded/home.js';
import { StartFailure } from './embedded/start-failure.js';
import { type DatabaseUrls, externalUrl, startDatabase } from './start/database.js';
import { lockHome } from './start/lock.js';
import { readRunState } from './start/run-state.js';
import { loadSecrets } from './start/secrets.js';

/**
 * The database a command works on, as the one role it needs: the one the environment names, the one
 * `dondoc start` runs on this data folder, or the embedded one started for this command only.
 */
export const withDatabase = async <T>(
  role: keyof DatabaseUrls,
  work: (url: string) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> => {
  const external = externalUrl(env, role);
  if (external) return work(external);
  const home = homeDir(env);
  const running = await readRunState(home);
  if (running) return work(running.database[role]);
  const release = await lockHome(home);
  try {
    const { postgres, urls } = await startDatabase(home, await loadSecrets(home));
    return await work(urls[role]).finally(() => postgres.stop());
  } finally {
    await release();
  }
};

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
