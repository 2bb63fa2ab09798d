import { join } from 'node:path';
import { withSecretFiles } from '@dondoc/application';
import { migrate, setRolePassword } from '@dondoc/event-store';
import pg from 'pg';
import { type Postgres, startPostgres } from '../embedded/postgres.js';
import { databaseFailure, parseUrl } from '../database-failure.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';
import { ensureSignIn } from './role-passwords.js';
import type { DatabaseSecrets } from './secrets.js';

/** One URL per role: the application's, the owner's (migrations only), the feed's. */
export interface DatabaseUrls {
  readonly app: string;
  readonly owner: string;
  readonly feed: string;
}

const DATABASE = 'dondoc';
const OWNER = 'dondoc_owner';

const VARIABLES = { app: 'DATABASE_URL', owner: 'DATABASE_OWNER_URL', feed: 'DATABASE_FEED_URL' } as const;

/** The URL of one role on a database of one's own; undefined when none is named and the embedded one is meant. */
export const externalUrl = (given: NodeJS.ProcessEnv, role: keyof DatabaseUrls): string | undefined => {
  const env = withSecretFiles(given);
  const variable = VARIABLES[role];
  if (env[variable] || Object.values(VARIABLES).every((name) => !env[name]))
    return env[variable] || undefined;
  throw new StartFailure(
    `Thiếu ${variable}: lệnh này làm việc trên cơ sở dữ liệu dưới vai trò đó.`,
    `${variable} is missing: this command works on the database in that role.`,
  );
};

/** The URLs of a database of one's own; undefined when none is named and the embedded one is meant. */
export const externalDatabase = (env: NodeJS.ProcessEnv): DatabaseUrls | undefined => {
  const missing = Object.values(VARIABLES).filter((name) => !env[name]);
  if (missing.length === 3) return undefined;
  if (missing.length > 0)
    throw new StartFailure(
      `Thiếu ${missing.join(', ')}. Cơ sở dữ liệu riêng cần đủ ba địa chỉ: DATABASE_URL (vai trò dondoc_app), DATABASE_OWNER_URL (chủ sở hữu), DATABASE_FEED_URL (vai trò dondoc_feed).`,
      `${missing.join(', ')} missing. A database of your own needs all three: DATABASE_URL (role dondoc_app), DATABASE_OWNER_URL (the owner), DATABASE_FEED_URL (role dondoc_feed).`,
    );
  return {
    app: env[VARIABLES.app] ?? '',
    owner: env[VARIABLES.owner] ?? '',
    feed: env[VARIABLES.feed] ?? '',
  };
};

/** Makes the owner and its database; run at every start, so that a half-done first start goes on. */
const ensureDatabase = async (postgres: Postgres, secrets: DatabaseSecrets): Promise<void> => {
  const admin = new pg.Client({ connectionString: postgres.url() });
  await admin.connect();
  try {
    const role = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (role.rowCount === 0) await admin.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE`);
    await admin.query(`ALTER ROLE ${OWNER} PASSWORD ${admin.escapeLiteral(secrets.owner)}`);
    const database = await admin.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await admin.end();
  }
};

const migrateDatabase = async (ownerUrl: string): Promise<string[]> => {
  const named = { variable: VARIABLES.owner, url: ownerUrl };
  parseUrl(named);
  try {
    return await migrate(ownerUrl);
  } catch (error) {
    const failure = databaseFailure(error, named);
    if (failure instanceof StartFailure) throw failure;
    throw new StartFailure(
      `Không cập nhật được cấu trúc cơ sở dữ liệu: ${textOf(error)}. Kiểm tra DATABASE_OWNER_URL và quyền của chủ sở hữu (CREATEROLE).`,
      `The database could not be migrated: ${textOf(error)}. Check DATABASE_OWNER_URL and that the owner may create roles.`,
      { cause: error },
    );
  }
};

/** Migrates a database of one's own and sees to it that the roles named can sign in; gives what was run. */
export const migrateExternal = async (env: NodeJS.ProcessEnv, ownerUrl: string): Promise<string[]> => {
  const others = [VARIABLES.app, VARIABLES.feed].flatMap((variable) => {
    const url = env[variable];
    return url ? [{ variable, url }] : [];
  });
  others.forEach(parseUrl);
  const done = await migrateDatabase(ownerUrl);
  for (const named of others) await ensureSignIn(ownerUrl, named);
  return done;
};

export interface EmbeddedDatabase {
  readonly postgres: Postgres;
  readonly urls: DatabaseUrls;
}

/** PostgreSQL in `home`, its database migrated, its roles able to sign in. */
export const startDatabase = async (home: string, secrets: DatabaseSecrets): Promise<EmbeddedDatabase> => {
  const postgres = await startPostgres({
    dataDir: join(home, 'pg'),
    logFile: join(home, 'logs', 'postgres.log'),
    password: secrets.postgres,
    profile: 'durable',
  });
  try {
    await ensureDatabase(postgres, secrets);
    const owner = postgres.url(DATABASE, OWNER, secrets.owner);
    await migrateDatabase(owner);
    await setRolePassword(owner, 'dondoc_app', secrets.app);
    await setRolePassword(owner, 'dondoc_feed', secrets.feed);
    const urls = {
      owner,
      app: postgres.url(DATABASE, 'dondoc_app', secrets.app),
      feed: postgres.url(DATABASE, 'dondoc_feed', secrets.feed),
    };
    return { postgres, urls };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
};
