import type { FastifyReply, FastifyRequest } from 'fastify';

/** What every answer carries: it is data, to be read by who asked and shown in nobody's frame. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** The one page there is, the API's documentation, has its own scripts and its styles within. */
const OF_DOCS =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function setSafeHeaders({ url }: FastifyRequest, reply: FastifyReply): void {
  reply.headers(HEADERS);
  if (url.startsWith('/api/docs')) reply.header('content-security-policy', OF_DOCS);
}
