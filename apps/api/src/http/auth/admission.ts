import { NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem-error.js';
import { contextOf } from '../request-context.js';
import type { VerifyToken } from './token.js';

export const challenge = { 'www-authenticate': 'Bearer realm="dondoc"' };

/** Everything below it needs a token; what does not is elsewhere. */
export const TOKEN_PREFIX = '/api/v1';

/**
 * Whose token it is, asked before a byte of the body is kept: nobody without one makes the API collect and read
 * megabytes. What there is no route for is refused as early.
 */
export const admission =
  (verify: VerifyToken) =>
  async (request: FastifyRequest): Promise<void> => {
    if (request.is404) throw new NotFoundException();
    if (!(request.routeOptions.url ?? '').startsWith(`${TOKEN_PREFIX}/`)) return;
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0)
      throw new ProblemError('TOKEN_REQUIRED', { headers: challenge });
    try {
      contextOf(request).subject = await verify(token);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(error.code, {
        headers: { 'www-authenticate': `${challenge['www-authenticate']}, error="invalid_token"` },
      });
    }
  };
