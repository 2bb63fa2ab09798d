import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { nobody } from './entry-refusal.js';
import { assertSameOrigin } from './same-origin.js';

const OURS = 'https://dondoc.example.gov.vn';

/** What a browser says, and whether it may change something. */
const said: readonly (readonly [Record<string, string>, boolean])[] = [
  [{ 'sec-fetch-site': 'same-origin', origin: OURS }, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: OURS }, true],
  [{}, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': '' }, false],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: OURS }, false],
  [{ origin: 'null' }, false],
  [{ origin: '' }, false],
  [{ origin: 'http://dondoc.example.gov.vn' }, false],
  [{ origin: `${OURS}:8443` }, false],
  [{ origin: `${OURS}.evil.example` }, false],
  [{ referer: `${OURS}/` }, false],
];
const asked = (method: string, headers: Record<string, string>) => () => {
  assertSameOrigin({ method, headers } as unknown as FastifyRequest, OURS, nobody);
};

describe('a request that comes by a cookie', () => {
  it.each(
    said.flatMap(([headers, ours]) =>
      ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, headers, ours] as const),
    ),
  )('%s with %j: %s', (method, headers, ours) => {
    if (ours) expect(asked(method, headers)).not.toThrow();
    else expect(asked(method, headers)).toThrow('CSRF_REFUSED');
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('may be a %s from anywhere: it changes nothing', (method) => {
    for (const [headers] of said) expect(asked(method, headers)).not.toThrow();
  });
});
