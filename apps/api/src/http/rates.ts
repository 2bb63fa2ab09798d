import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.js';
import { contextOf } from './request-context.js';

/** Requests a minute, of one instance of the API; 0 sets no limit. */
export interface Rates {
  readonly person: number;
  /** A whole office may come from one. */
  readonly address: number;
  /** Of those below /auth, which nobody need be known for. */
  readonly signIn: number;
}

const MINUTE_MS = 60_000;

type Check = (request: FastifyRequest) => Promise<void>;

/**
 * Refuses whoever asks too often: by address before anything is looked at, by person once it is known who asks. The
 * counters are made with the first request, when the plugin that keeps them is loaded.
 */
export function rateChecks(
  instance: FastifyInstance,
  rates: Rates,
): { readonly byAddress: Check; readonly byPerson: Check } {
  void instance.register(rateLimit, { global: false });
  const limited = (max: number, keyGenerator: (request: FastifyRequest) => string): Check => {
    let check: ReturnType<FastifyInstance['createRateLimit']> | undefined;
    return async (request) => {
      if (max === 0) return;
      check ??= instance.createRateLimit({ max, timeWindow: MINUTE_MS, keyGenerator });
      const found = await check(request);
      if (found.isAllowed || !found.isExceeded) return;
      const seconds = found.ttlInSeconds;
      throw new ProblemError('TOO_MANY_REQUESTS', {
        params: { seconds },
        headers: { 'retry-after': String(seconds) },
      });
    };
  };
  const address = limited(rates.address, ({ ip }) => ip);
  const signIn = limited(rates.signIn, ({ ip }) => ip);
  const person = limited(rates.person, (request) => {
    const { agencyId, personId } = contextOf(request).subject ?? {};
    return JSON.stringify([agencyId, personId]);
  });
  return {
    byAddress: async (request) => {
      await address(request);
      // The route it was found to be, not the address as written, which has many ways to write one.
      const { url = request.url } = request.routeOptions;
      if (url.startsWith('/auth/')) await signIn(request);
    },
    byPerson: async (request) => {
      if (contextOf(request).subject) await person(request);
    },
  };
}
