import { signToken } from '@dondoc/api';
import { withSecretFiles } from '@dondoc/application';
import { chooseAgency, withApplication } from '../database-access.js';
import { homeDir } from '../embedded/home.js';
import { StartFailure } from '../embedded/start-failure.js';
import { readRunState } from '../start/run-state.js';
import { loadSecrets } from '../start/secrets.js';

const SECONDS_PER_HOUR = 3_600;
/** A shorter one has ended before it was pasted anywhere. */
const LEAST_HOURS = 0.1;
/** A program that goes on for longer is better known to the issuer, whose tokens last minutes. */
const MOST_DAYS = 90;

/** The one the API on this data folder checks with: the environment's, the running one's, or the kept one. */
const tokenSecret = async (home: string, env: NodeJS.ProcessEnv): Promise<string> =>
  withSecretFiles(env)['DONDOC_TOKEN_SECRET'] ||
  ((await readRunState(home))?.tokenSecret ?? (await loadSecrets(home)).token);

/** Prints a bearer token, and nothing else on stdout. Its offices are looked up at each act, not here. */
export const printToken = (options: { person: string; agency?: string; ttl: string }): Promise<void> =>
  withApplication(async (application) => {
    const hours = Number(options.ttl);
    if (!(hours >= LEAST_HOURS && hours <= 24 * MOST_DAYS))
      throw new StartFailure(
        `--ttl ${options.ttl}: hãy ghi số giờ, ít nhất 0.1 (sáu phút) và không quá ${MOST_DAYS} ngày.`,
        `--ttl ${options.ttl}: give a number of hours, at least 0.1 (six minutes) and at most ${MOST_DAYS} days.`,
      );
    const agencyId = await chooseAgency(application, options.agency);
    const { people } = await application.queries.organisation(agencyId);
    if (!people.some((person) => person.personId === options.person))
      throw new StartFailure(
        `Cơ quan "${agencyId}" không có người "${options.person}". Xem danh sách: npm run -s dondoc -- people`,
        `There is no person "${options.person}" in "${agencyId}". List them: npm run -s dondoc -- people`,
      );
    const token = await signToken({
      secret: await tokenSecret(homeDir(), process.env),
      agencyId,
      personId: options.person,
      ttlSeconds: Math.round(hours * SECONDS_PER_HOUR),
    });
    process.stdout.write(`${token}\n`);
  });
