import { NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem-error.js';
import { contextOf } from '../request-context.js';
import type { EntryLog } from './entry-log.js';
import { EntryRefusal } from './entry-refusal.js';
import { cookieOf, SESSION_COOKIE } from './cookies.js';
import type { Subject, VerifyToken } from './token.js';

export const challenge = { 'www-authenticate': 'Bearer realm="dondoc"' };
const invalidToken = { 'www-authenticate': `${challenge['www-authenticate']}, error="invalid_token"` };

/** Of a token that was good once. */
export const accessEnded = { headers: invalidToken };

/** Everything below it needs a token or a session; what does not is elsewhere. */
export const TOKEN_PREFIX = '/api/v1';

/** Whose session it is; throws where the request is not the browser's owner's to answer for. */
export type VerifySession = (sessionId: string, request: FastifyRequest) => Promise<Subject>;

interface Verifiers {
  readonly verifyToken: VerifyToken;
  /** Absent where nobody can sign in by a browser. */
  readonly verifySession?: VerifySession | undefined;
  /** Where it is put on record who is turned away. */
  readonly entries: Pick<EntryLog, 'watch'>;
}

/** Throws what a request is refused with that nobody known has sent. */
export type Identify = (request: FastifyRequest) => Promise<Subject>;

/** Who sends a request. */
export const identification =
  ({ verifyToken, verifySession, entries }: Verifiers): Identify =>
  async (request) => {
    const { authorization = '' } = request.headers;
    const sessionId = cookieOf(request, SESSION_COOKIE);
    // Whoever sends a token has chosen who they are.
    return authorization === '' && verifySession && sessionId !== undefined
      ? entries.watch(() => verifySession(sessionId, request))
      : challenged(() => entries.watch(() => bearer(authorization, verifyToken)));
  };

/**
 * Who asks, found out before a byte of the body is kept: nobody unknown makes the API collect and read megabytes.
 * What there is no route for is refused as early.
 */
export const admission =
  (identify: Identify) =>
  async (request: FastifyRequest): Promise<void> => {
    if (request.is404) throw new NotFoundException();
    if (!(request.routeOptions.url ?? '').startsWith(`${TOKEN_PREFIX}/`)) return;
    contextOf(request).subject = await identify(request);
  };

async function bearer(authorization: string, verify: VerifyToken): Promise<Subject> {
  const [scheme, token, ...rest] = authorization.split(' ');
  if (authorization === '') throw new ProblemError('TOKEN_REQUIRED');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0)
    throw new EntryRefusal('TOKEN_REQUIRED');
  return verify(token);
}

/** Whoever sent no token is told to send one, and whoever sent a bad one that it is, unless told more already. */
async function challenged(work: () => Promise<Subject>): Promise<Subject> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.code.startsWith('TOKEN_')) throw error;
    if (error.details.headers) throw error;
    throw new ProblemError(error.code, {
      headers: error.code === 'TOKEN_REQUIRED' ? challenge : invalidToken,
    });
  }
}
