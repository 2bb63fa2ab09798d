import { unusable, UnusableSetting, type SessionLimits } from '@dondoc/application';
import { z } from 'zod';

/** Where people sign in, and what is believed of what is said there. */
export interface SignInConfig {
  /** As the issuer writes it in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Whom an access token of a machine must be made for. */
  readonly audience: string;
  /** The scope by which it permits everything; with `.read` behind it, reading only. */
  readonly apiScope: string;
  /** How people must have signed in, any of these (`acr`); however they like when empty. */
  readonly acrValues: readonly string[];
  /** Names of the claims that hold the account and, where accounts of several agencies sign in, the agency. */
  readonly claims: { readonly person: string; readonly agency: string | undefined };
  /** The agency of everybody who signs in; undefined with a claim, or where the installation has one only. */
  readonly agency: string | undefined;
  /** How browsers reach the API: scheme, host and port. */
  readonly publicUrl: string;
  readonly limits: SessionLimits;
  /** How long after a sign-in a session may change accounts and offices. */
  readonly freshMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const address = z.url({ protocol: /^https?$/ });
/** What is set to nothing is not set. */
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

/** Names in a row, as OAuth writes them: with blanks between them. */
const list = z
  .string()
  .default('')
  .transform((value) => value.split(/\s+/).filter((name) => name !== ''));

const environment = z.object({
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  OIDC_SCOPE: optional,
  OIDC_AUDIENCE: optional,
  OIDC_API_SCOPE: optional,
  OIDC_ACR_VALUES: list,
  OIDC_CLAIM_PERSON: optional,
  OIDC_CLAIM_AGENCY: optional,
  OIDC_AGENCY: optional,
  DONDOC_PUBLIC_URL: address,
  DONDOC_SESSION_IDLE_MINUTES: z.coerce.number().min(1).max(1440).default(60),
  DONDOC_FRESH_MINUTES: z.coerce.number().min(1).max(1440).default(15),
  DONDOC_SESSION_HOURS: z.coerce.number().min(0.1).max(168).default(12),
});

/** Undefined when no issuer is named; throws UnusableSetting. */
export function signInConfigFrom(given: NodeJS.ProcessEnv): SignInConfig | undefined {
  if (!given['OIDC_ISSUER']) return undefined;
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw unusable(parsed.error.issues, env);
  const values = parsed.data;
  const { origin, href } = new URL(values.DONDOC_PUBLIC_URL);
  if (href !== `${origin}/`)
    throw new UnusableSetting(
      `DONDOC_PUBLIC_URL chỉ gồm giao thức, tên máy và cổng, ví dụ ${origin}.`,
      `DONDOC_PUBLIC_URL is scheme, host and port only, such as ${origin}.`,
    );
  if (!isPrivate(values.OIDC_ISSUER))
    throw new UnusableSetting(
      'OIDC_ISSUER phải là địa chỉ https; http chỉ dùng được trên chính máy này.',
      'OIDC_ISSUER must be an https address; plain http is for this machine only.',
    );
  if (values.OIDC_AGENCY && values.OIDC_CLAIM_AGENCY)
    throw new UnusableSetting(
      'Chỉ đặt một trong hai: OIDC_AGENCY (một cơ quan) hoặc OIDC_CLAIM_AGENCY (nhiều cơ quan).',
      'Set one of OIDC_AGENCY (one agency) and OIDC_CLAIM_AGENCY (several), not both.',
    );
  return {
    issuer: values.OIDC_ISSUER,
    clientId: values.OIDC_CLIENT_ID,
    clientSecret: values.OIDC_CLIENT_SECRET,
    scope: values.OIDC_SCOPE ?? 'openid profile',
    audience: values.OIDC_AUDIENCE ?? 'dondoc-api',
    apiScope: values.OIDC_API_SCOPE ?? 'dondoc',
    acrValues: values.OIDC_ACR_VALUES,
    claims: { person: values.OIDC_CLAIM_PERSON ?? 'sub', agency: values.OIDC_CLAIM_AGENCY },
    agency: values.OIDC_AGENCY,
    publicUrl: origin,
    limits: {
      idleMs: values.DONDOC_SESSION_IDLE_MINUTES * MINUTE,
      absoluteMs: values.DONDOC_SESSION_HOURS * HOUR,
    },
    freshMs: values.DONDOC_FRESH_MINUTES * MINUTE,
  };
}

/** Names of this machine, to itself; what goes there is seen by nobody on the way. */
export const isLoopback = (hostname: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** Whether nobody on the way can read what is sent to an address. */
export const isPrivate = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
};
