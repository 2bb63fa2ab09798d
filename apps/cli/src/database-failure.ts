import { UnsafeDatabase, type UnsafeDatabaseCode } from '@dondoc/event-store';
import { StartFailure, textOf } from './embedded/start-failure.js';

/** The variable that holds the address, and the address. */
export interface NamedUrl {
  readonly variable: string;
  readonly url: string;
}

const UNSAFE: Readonly<Record<UnsafeDatabaseCode, string>> = {
  ROLE_IS_SUPERUSER: 'tài khoản trong DATABASE_URL là quản trị (superuser). Hãy dùng vai trò dondoc_app',
  ROLE_BYPASSES_RLS:
    'tài khoản trong DATABASE_URL bỏ qua được việc tách dữ liệu theo cơ quan. Hãy dùng vai trò dondoc_app',
  ROLE_OWNS_TABLES:
    'tài khoản trong DATABASE_URL là chủ sở hữu các bảng. Hãy dùng vai trò dondoc_app; chủ sở hữu chỉ để cập nhật cấu trúc',
  ROLE_MAY_CHANGE_EVENTS:
    'tài khoản trong DATABASE_URL sửa được sự kiện đã ghi. Hãy dùng vai trò dondoc_app với đúng quyền do hệ thống cấp',
  SCHEMA_NOT_MIGRATED:
    'cơ sở dữ liệu chưa có cấu trúc của phiên bản này. Hãy chạy: npm run dondoc -- migrate',
  EPOCH_OF_ANOTHER_CLUSTER:
    'dữ liệu được khôi phục từ máy chủ khác và chưa ghi nhận điều đó. Hãy chạy: npm run dondoc -- migrate',
  RESTORE_UNFINISHED:
    'lần khôi phục trước bị dừng giữa chừng. Hãy chạy lại đúng lệnh khôi phục đó: npm run dondoc -- restore <tệp sao lưu>',
};

const SIGN_IN_REFUSED = new Set(['28P01', '28000']);
const NOBODY_THERE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** The password is wrong, or was never set: without one the driver itself gives up. */
export const isSignInRefused = (error: unknown): boolean =>
  SIGN_IN_REFUSED.has(codeOf(error)) || /password must be a string|no password/i.test(textOf(error));

/** The parts of an address of PostgreSQL. Throws StartFailure, without the password, when it is none. */
export const parseUrl = ({ variable, url }: NamedUrl): URL => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && ['postgres:', 'postgresql:'].includes(parsed.protocol)) return parsed;
  throw new StartFailure(
    `${variable} không phải là địa chỉ PostgreSQL. Hãy ghi theo mẫu postgres://<vai trò>:<mật khẩu>@<máy chủ>:5432/<cơ sở dữ liệu>; ký tự đặc biệt trong mật khẩu ghi theo dạng %XX.`,
    `${variable} is no address of PostgreSQL. Write it as postgres://<role>:<password>@<host>:5432/<database>, special characters of the password as %XX.`,
  );
};

/** What went wrong with a database of one's own, as a sentence that says what to do; anything unforeseen as it is. */
export const databaseFailure = (error: unknown, named: NamedUrl): unknown => {
  if (error instanceof StartFailure) return error;
  if (error instanceof UnsafeDatabase)
    return new StartFailure(
      `Không chạy trên cơ sở dữ liệu này (${error.code}): ${UNSAFE[error.code]}.`,
      error.message,
      {
        cause: error,
      },
    );
  const { variable } = named;
  const { username, host, pathname } = parseUrl(named);
  const role = decodeURIComponent(username);
  if (isSignInRefused(error))
    return new StartFailure(
      `Không đăng nhập được vào PostgreSQL ở ${host} dưới vai trò "${role}": mật khẩu trong ${variable} thiếu hoặc sai. Hãy sửa ${variable}; mật khẩu của dondoc_app và dondoc_feed được đặt theo địa chỉ khi chạy npm run dondoc -- migrate với đủ ba địa chỉ.`,
      `PostgreSQL at ${host} does not let the role "${role}" in: the password in ${variable} is missing or wrong. Correct ${variable}; those of dondoc_app and dondoc_feed are set from their addresses by npm run dondoc -- migrate with all three addresses.`,
      { cause: error },
    );
  if (NOBODY_THERE.has(codeOf(error)))
    return new StartFailure(
      `Không có PostgreSQL nào trả lời ở ${host} (${variable}). Hãy kiểm tra địa chỉ và máy chủ đó đang chạy.`,
      `No PostgreSQL answers at ${host} (${variable}). Check the address, and that the server runs.`,
      { cause: error },
    );
  if (codeOf(error) === '3D000')
    return new StartFailure(
      `Ở ${host} không có cơ sở dữ liệu "${pathname.slice(1)}" (${variable}). Hãy tạo nó: CREATE DATABASE, hoặc sửa địa chỉ.`,
      `There is no database "${pathname.slice(1)}" at ${host} (${variable}). Create it with CREATE DATABASE, or correct the address.`,
      { cause: error },
    );
  return error;
};
