import type { Access } from '@dondoc/application';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { EntryRefusal, nobody, type Whom } from './entry-refusal.js';
import { instantOf } from './instant-of.js';

const ISSUER = 'dondoc';
const AUDIENCE = 'dondoc-api';
/** Of the header; no other token has it. */
export const TOKEN_TYPE = 'dondoc-access+jwt';
const ALGORITHM = 'HS256';

/** A secret shorter than the hash it keys can be guessed offline from one token. */
export const MIN_SECRET_BYTES = 32;

interface TokenSubject {
  readonly agencyId: string;
  readonly personId: string;
  /** True where whatever changes something is none of the token's business, whoever it is of. */
  readonly readsOnly?: boolean;
}

/** Who asks, and by what: a token or a session. */
export interface Subject extends TokenSubject {
  readonly access: Access;
}

export interface TokenOptions extends TokenSubject {
  readonly secret: string;
  /** How long it is good for; 12 hours unless told. */
  readonly ttlSeconds?: number;
  /** The time of signing; the machine's own unless told. */
  readonly signedAt?: Date;
}

function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length < MIN_SECRET_BYTES)
    throw new Error(`The token secret has ${key.length} bytes; it needs at least ${MIN_SECRET_BYTES}.`);
  return key;
}

/**
 * A bearer token for one person of one agency. It names no office: those are looked up at each act. `iat` has its
 * milliseconds, so that one made in the second in which the person's access was ended, but after it, works.
 */
export async function signToken(options: TokenOptions): Promise<string> {
  const now = (options.signedAt ?? new Date()).getTime() / 1000;
  return new SignJWT({ agency: options.agencyId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(options.personId)
    .setIssuedAt(now)
    .setExpirationTime(Math.floor(now) + (options.ttlSeconds ?? 12 * 60 * 60))
    .sign(keyOf(options.secret));
}

export type VerifyToken = (token: string) => Promise<Subject>;

/** Tokens whose signature was checked once; more than the people of an agency at work. */
const KNOWN_AT_MOST = 2_000;

/** As `checked`, which is asked once for each token: nothing about it changes but that it expires. */
export function tokenVerifier(secret: string, now: () => number = Date.now): VerifyToken {
  const check = checked(secret, now);
  const known = new Map<string, Verified>();
  return async (token) => {
    const before = known.get(token);
    if (before && now() < before.expiresAt) return before.subject;
    known.delete(token);
    const verified = await check(token);
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(token, verified);
    return verified.subject;
  };
}

interface Verified {
  readonly subject: Subject;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Checks signature, algorithm, type, issuer, audience and expiry by the machine's own clock. */
function checked(secret: string, now: () => number): (token: string) => Promise<Verified> {
  const key = keyOf(secret);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TOKEN_TYPE,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'iat', 'sub', 'agency'],
      });
      const { agency, sub, exp, iat } = payload;
      const obtainedAt = instantOf(iat);
      if (!isId(agency) || !isId(sub) || exp === undefined || obtainedAt === undefined)
        throw new EntryRefusal('TOKEN_INVALID');
      const subject = { agencyId: agency, personId: sub, access: { obtainedAt } };
      return { subject, expiresAt: exp * 1000 };
    } catch (error) {
      throw new EntryRefusal(
        error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID',
        whomOf(signedClaims(error)),
      );
    }
  };
}

/** What a token says of itself whose signature is sound and that is refused for what it says. */
export const signedClaims = (error: unknown): JWTPayload =>
  error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed ? error.payload : {};

const whomOf = ({ agency, sub }: JWTPayload): Whom =>
  isId(agency) && isId(sub) ? () => Promise.resolve({ agencyId: agency, personId: sub }) : nobody;

const isId = (claim: unknown): claim is string =>
  typeof claim === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(claim);
