import { EntryRefusal, type Whom } from '../http/auth/entry-refusal.js';
import { challenge } from '../http/auth/admission.js';
import { TOLERANCE_SECONDS, type Claims } from './claims.js';
import type { SignInConfig } from './sign-in-config.js';

type Asked = Pick<SignInConfig, 'acrValues' | 'limits'>;

/** What the issuer is asked about the sign-in itself: how, if anybody cares, and how long ago at most. */
export const strengthAsked = ({ acrValues, limits }: Asked): Readonly<Record<string, string>> => ({
  ...(acrValues.length > 0 && { acr_values: acrValues.join(' ') }),
  max_age: String(maxAgeSeconds(limits)),
});

/**
 * An issuer may do what it can and answer all the same, so what was asked is looked for in what it signed. Asked by
 * the machine's own clock, as is every other time in a token.
 */
export function assertStrong(claims: Claims, { acrValues, limits }: Asked, whom: Whom): void {
  if (!isOneOf(acrValues, claims)) throw new EntryRefusal('SIGN_IN_TOO_WEAK', whom);
  const { auth_time: at } = claims;
  const oldest = Date.now() / 1000 - maxAgeSeconds(limits) - TOLERANCE_SECONDS;
  if (typeof at !== 'number' || at < oldest) throw new EntryRefusal('SIGN_IN_TOO_OLD', whom);
}

/** The same of an access token, whose holder is told what to come back with (RFC 9470). */
export function assertStrongToken(claims: Claims, { acrValues }: Asked, whom: Whom): void {
  if (isOneOf(acrValues, claims)) return;
  const wanted = `error="insufficient_user_authentication", acr_values="${acrValues.join(' ')}"`;
  const headers = { 'www-authenticate': `${challenge['www-authenticate']}, ${wanted}` };
  throw new EntryRefusal('TOKEN_TOO_WEAK', whom, { headers });
}

const isOneOf = (acrValues: readonly string[], { acr }: Claims): boolean =>
  acrValues.length === 0 || (typeof acr === 'string' && acrValues.includes(acr));

/** A session of ours never follows from a sign-in older than it may become itself. */
const maxAgeSeconds = ({ absoluteMs }: SignInConfig['limits']): number => Math.floor(absoluteMs / 1000);
