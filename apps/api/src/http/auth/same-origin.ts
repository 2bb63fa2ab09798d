import type { FastifyRequest } from 'fastify';
import { EntryRefusal, type Whom } from './entry-refusal.js';

/** What changes nothing. */
export const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A browser sends its cookie whoever made it send the request. So for whatever changes something it must say, in
 * headers that no page can set, that the request comes from a page of ours: one of the two at least, and neither may
 * say otherwise. `whom`: whose cookie came with it.
 */
export function assertSameOrigin(request: FastifyRequest, publicUrl: string, whom: Whom): void {
  if (READING.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const said = site !== undefined || origin !== undefined;
  if (said && (site ?? 'same-origin') === 'same-origin' && (origin ?? publicUrl) === publicUrl) return;
  throw new EntryRefusal('CSRF_REFUSED', whom);
}
