import { type DatabaseRole, setRolePassword } from '@dondoc/event-store';
import pg from 'pg';
import { databaseFailure, isSignInRefused, type NamedUrl, parseUrl } from '../database-failure.js';
import { StartFailure, textOf } from '../embedded/start-failure.js';
import { tell } from './console.js';

const ROLES: readonly string[] = ['dondoc_app', 'dondoc_feed'] satisfies DatabaseRole[];
const isOurs = (role: string): role is DatabaseRole => ROLES.includes(role);

const signIn = async ({ url }: NamedUrl): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * Migrating makes dondoc_app and dondoc_feed without a password. Where the address of one carries a password with
 * which it cannot sign in, that password is set, as the owner. Throws StartFailure when it still cannot.
 */
export const ensureSignIn = async (ownerUrl: string, named: NamedUrl): Promise<void> => {
  const { username, password } = parseUrl(named);
  const role = decodeURIComponent(username);
  try {
    await signIn(named);
    return;
  } catch (error) {
    if (!isSignInRefused(error) || !isOurs(role) || password === '') throw databaseFailure(error, named);
  }
  await setRolePassword(ownerUrl, role, decodeURIComponent(password)).catch((error: unknown) => {
    throw new StartFailure(
      `Vai trò "${role}" không đăng nhập được với mật khẩu trong ${named.variable}, và chủ sở hữu không đặt được mật khẩu đó (${textOf(error)}). Hãy nhờ người quản trị PostgreSQL chạy: ALTER ROLE ${role} LOGIN PASSWORD '…'`,
      `The role "${role}" cannot sign in with the password in ${named.variable}, and the owner cannot set it (${textOf(error)}). Let an administrator of PostgreSQL run: ALTER ROLE ${role} LOGIN PASSWORD '…'`,
      { cause: error },
    );
  });
  tell(
    `  Đã đặt mật khẩu của ${role} theo ${named.variable} / set the password of ${role} from ${named.variable}`,
  );
  await signIn(named).catch((error: unknown) => {
    throw databaseFailure(error, named);
  });
};
