import { ATTACHMENT_LIMIT, unusable, UnusableSetting, withSecretFiles } from '@dondoc/application';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';
import { MIN_SECRET_BYTES } from './http/auth/token.js';
import type { Rates } from './http/rates.js';
import type { TemporalConfig } from './temporal/connection.js';
import { signInConfigFrom, type SignInConfig } from './sign-in/sign-in-config.js';

const port = z.coerce.number().int().min(0).max(65_535);
/** Requests a minute; 0 for no limit. */
const rate = z.coerce.number().int().min(0);
const bytes = z.coerce.number().int().min(1024);

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DONDOC_BODY_LIMIT: bytes.default(1024 * 1024),
  DONDOC_IMPORT_LIMIT: bytes.default(5 * 1024 * 1024),
  DONDOC_ATTACHMENTS: z.string().min(1),
  DONDOC_JOB_FILES: z.string().min(1),
  DONDOC_ATTACHMENT_LIMIT: bytes.default(ATTACHMENT_LIMIT),
  DONDOC_RATE_PERSON: rate.default(600),
  DONDOC_RATE_ADDRESS: rate.default(6_000),
  DONDOC_RATE_SIGN_IN: rate.default(120),
  DONDOC_TRUSTED_PROXIES: z.string().default('loopback'),
  TEMPORAL_UI_URL: z.string().optional(),
});

export interface ApiConfig {
  readonly tokenSecret: string;
  readonly logLevel: string;
  /** Bytes. */
  readonly bodyLimit: number;
  readonly importLimit: number;
  /** Where the files of reports are kept. */
  readonly attachmentsFolder: string;
  /** Where the worker leaves what jobs have made. */
  readonly jobFilesFolder: string;
  /** Bytes of one attachment; 20 MB unless told. */
  readonly attachmentLimit?: number | undefined;
  readonly rates: Rates;
  readonly trustedProxies?: string | undefined;
  readonly temporal: TemporalConfig;
  /** Undefined where nobody signs in by a browser. */
  readonly signIn?: SignInConfig | undefined;
}

/** The secret that signs access tokens; throws with what to do. */
function tokenSecretFrom(env: NodeJS.ProcessEnv): string {
  const secret = env['DONDOC_TOKEN_SECRET'];
  if (!secret)
    throw new UnusableSetting(
      'Thiếu khóa ký mã truy cập. Hãy đặt DONDOC_TOKEN_SECRET hoặc DONDOC_TOKEN_SECRET_FILE.',
      'Set DONDOC_TOKEN_SECRET or DONDOC_TOKEN_SECRET_FILE: what signs access tokens is missing.',
    );
  if (Buffer.byteLength(secret) < MIN_SECRET_BYTES)
    throw new UnusableSetting(
      `Khóa ký mã truy cập phải có ít nhất ${MIN_SECRET_BYTES} byte. Hãy tạo khóa khác.`,
      `The token secret needs at least ${MIN_SECRET_BYTES} bytes. Make another.`,
    );
  return secret;
}

/** Configuration of a production process, its secrets from files too; throws with the names of the variables that are wrong. */
export function configFrom(given: NodeJS.ProcessEnv) {
  const env = withSecretFiles(given);
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw unusable(parsed.error.issues, env);
  const values = parsed.data;
  // TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS_*, TEMPORAL_API_KEY, as everywhere with Temporal.
  const { connectionOptions, namespace } = loadClientConnectConfig();
  const api: ApiConfig = {
    tokenSecret: tokenSecretFrom(env),
    logLevel: values.LOG_LEVEL,
    bodyLimit: values.DONDOC_BODY_LIMIT,
    importLimit: values.DONDOC_IMPORT_LIMIT,
    attachmentsFolder: values.DONDOC_ATTACHMENTS,
    jobFilesFolder: values.DONDOC_JOB_FILES,
    attachmentLimit: values.DONDOC_ATTACHMENT_LIMIT,
    rates: {
      person: values.DONDOC_RATE_PERSON,
      address: values.DONDOC_RATE_ADDRESS,
      signIn: values.DONDOC_RATE_SIGN_IN,
    },
    trustedProxies: values.DONDOC_TRUSTED_PROXIES,
    signIn: signInConfigFrom(env),
    temporal: {
      connection: connectionOptions,
      namespace: namespace ?? 'default',
      uiUrl: values.TEMPORAL_UI_URL ?? null,
    },
  };
  return { databaseUrl: values.DATABASE_URL, port: values.PORT, host: values.HOST, api };
}
