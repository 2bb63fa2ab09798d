import { issuerSecrets } from '../issuer/issuer-secrets.js';
import type { SamplePerson } from '../issuer/pages.js';
import { tell } from './console.js';
import { DEMO_AGENCY } from './first-start.js';

type Reason = 'ownIssuer' | 'ownDatabase' | 'production';

/**
 * Why the issuer at which a click signs in as anybody is not started: where there is another, and wherever there may
 * be people who are not invented. Undefined when it is.
 */
export const whyNoSampleIssuer = (env: NodeJS.ProcessEnv): Reason | undefined => {
  if (env['OIDC_ISSUER']) return 'ownIssuer';
  if (env['NODE_ENV'] === 'production') return 'production';
  const own = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_FEED_URL'].some((name) => env[name]);
  return own ? 'ownDatabase' : undefined;
};

const SAID: Readonly<Record<Exclude<Reason, 'ownIssuer'>, readonly [string, string]>> = {
  ownDatabase: ['đang dùng cơ sở dữ liệu riêng', 'the database is your own'],
  production: ['NODE_ENV=production', 'NODE_ENV=production'],
};

export interface SignInSettings {
  readonly env: NodeJS.ProcessEnv;
  /** Of the sample issuer; 0 for any. */
  readonly port: number;
  readonly apiUrl: string;
  readonly people: readonly SamplePerson[];
  /** The secret of the data folder from which the issuer's own follow. */
  readonly seed: string;
}

export interface SignInPart {
  /** For the API. */
  readonly env: NodeJS.ProcessEnv;
  /** Where people begin; undefined where nobody can sign in. */
  readonly signInUrl: string | undefined;
  close(): Promise<void>;
}

/** Signing in at the issuer that the environment names, else at the sample one, where that may be started. */
export const startSignIn = async ({
  env,
  port,
  apiUrl,
  people,
  seed,
}: SignInSettings): Promise<SignInPart> => {
  const publicUrl = env['DONDOC_PUBLIC_URL'] || apiUrl;
  const signInUrl = `${publicUrl}/auth/sign-in?returnTo=/`;
  const nothing = () => Promise.resolve();
  const reason = whyNoSampleIssuer(env);
  if (reason === 'ownIssuer') return { env: { DONDOC_PUBLIC_URL: publicUrl }, signInUrl, close: nothing };
  if (reason !== undefined) {
    const [vi, en] = SAID[reason];
    tell(
      `  Không mở nơi đăng nhập mẫu (${vi}): ở đó ai cũng đăng nhập được thành bất kỳ ai. Đặt OIDC_ISSUER để đăng nhập (docs/operating.md).\n  The sample issuer is not started (${en}): there anybody signs in as anybody. Set OIDC_ISSUER to sign in (docs/operating.md).`,
    );
    return { env: {}, signInUrl: undefined, close: nothing };
  }
  // Only here, so that no other command loads it.
  const { CLIENT_ID, startSampleIssuer } = await import('../issuer/sample-issuer.js');
  const secrets = issuerSecrets(seed);
  const issuer = await startSampleIssuer({ port, people, publicUrl, secrets });
  return {
    env: {
      DONDOC_PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: secrets.clientSecret,
      OIDC_AGENCY: DEMO_AGENCY,
      OIDC_ACR_VALUES: '',
      OIDC_API_SCOPE: '',
      OIDC_CLAIM_PERSON: '',
      OIDC_CLAIM_AGENCY: '',
    },
    signInUrl,
    close: () => issuer.close(),
  };
};
