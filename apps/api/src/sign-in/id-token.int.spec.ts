import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recordedBy, refusedAt } from '../../../../test/support/door.js';
import { LiveApi } from '../../../../test/support/live-api.js';
import { signInConfig } from '../../../../test/support/signing-in.js';

const NOW = '2024-09-10T02:00:00.000Z';
const PUBLIC = 'http://127.0.0.1:3000';

/** An issuer that answers whatever a spec wants, at a border that is not ours. */
const answer: { status: number; idToken: string | undefined } = { status: 200, idToken: undefined };
let server: Server;
let url: string;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let live: LiveApi;
let app: NestFastifyApplication;

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'ES256', use: 'sig', kid: 'a' };
  server = createServer((request, response) => {
    const documents: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        issuer: url,
        authorization_endpoint: `${url}/auth`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
      },
      '/jwks': { keys: [jwk] },
      '/token': { access_token: 'opaque', token_type: 'Bearer', id_token: answer.idToken },
    };
    const path = request.url ?? '';
    response
      .writeHead(path === '/token' ? answer.status : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(documents[path] ?? {}));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  live = await LiveApi.start(NOW, { signIn: signInConfig(url, PUBLIC) });
  app = live.app;
});
afterAll(async () => {
  await live.stop();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answer.status = 200;
});

/** Of the browser that came back last. */
let cookie = '';

/** Goes to the issuer and comes back with a code; what the token says is made when the nonce is known. */
const signedInBy = async (make: (nonce: string) => Promise<string | undefined> | string | undefined) => {
  const begun = await app.inject({ url: '/auth/sign-in', headers: { host: '127.0.0.1:3000' } });
  const asked = new URL(String(begun.headers.location)).searchParams;
  answer.idToken = await make(asked.get('nonce') ?? '');
  const back = await app.inject({
    url: `/auth/callback?code=c&state=${asked.get('state') ?? ''}`,
    headers: { cookie: String(begun.headers['set-cookie']).split(';')[0] },
  });
  const cookies = String(back.headers['set-cookie'] ?? '');
  cookie = /__Host-dondoc-session=[^;]+/.exec(cookies)?.[0] ?? '';
  const session = cookies.includes('__Host-dondoc-session=');
  return [back.statusCode, back.statusCode === 302 ? undefined : back.json<{ code: string }>().code, session];
};
const idToken = (
  nonce: string,
  change: (jwt: SignJWT) => SignJWT = (jwt) => jwt,
  { alg = 'ES256', said = { auth_time: ago(0) } }: { alg?: string; said?: object } = {},
) =>
  change(
    new SignJWT({ nonce, ...said })
      .setProtectedHeader({ alg, kid: 'a' })
      .setIssuer(url)
      .setAudience('dondoc')
      .setSubject('giam-doc')
      .setIssuedAt()
      .setExpirationTime('5m'),
  );
/** When the session counts as signed in by the issuer's word, to a quarter of an hour later. */
const freshUntil = async () =>
  (await app.inject({ url: '/auth/session', headers: { cookie } })).json<Record<string, unknown>>()[
    'freshUntil'
  ];
const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;

describe('an ID token', () => {
  it('that is sound signs in', async () => {
    expect(await signedInBy((nonce) => idToken(nonce).sign(keys.privateKey))).toEqual([302, undefined, true]);
  });

  it.each<[string, (nonce: string) => Promise<string | undefined> | string | undefined]>([
    ['is missing', () => undefined],
    ['is none', () => 'x'],
    ['is of another key', async (nonce) => idToken(nonce).sign((await generateKeyPair('ES256')).privateKey)],
    [
      'is not signed',
      (nonce) => new UnsecuredJWT({ nonce, sub: 'giam-doc', iss: url, aud: 'dondoc' }).encode(),
    ],
    [
      'is signed by the client secret',
      (nonce) =>
        idToken(nonce, (jwt) => jwt, { alg: 'HS256' }).sign(
          new TextEncoder().encode(signInConfig(url, PUBLIC).clientSecret),
        ),
    ],
    ['is for another client', (nonce) => idToken(nonce, (jwt) => jwt.setAudience('x')).sign(keys.privateKey)],
    [
      'is for the API as a machine’s is',
      (nonce) => idToken(nonce, (jwt) => jwt.setAudience('dondoc-api')).sign(keys.privateKey),
    ],
    [
      'is of another issuer',
      (nonce) => idToken(nonce, (jwt) => jwt.setIssuer('https://evil.example')).sign(keys.privateKey),
    ],
    ['has ended', (nonce) => idToken(nonce, (jwt) => jwt.setExpirationTime(ago(60))).sign(keys.privateKey)],
    ['is of another sign-in', () => idToken('another').sign(keys.privateKey)],
    [
      'is of no sign-in',
      () =>
        new SignJWT({})
          .setProtectedHeader({ alg: 'ES256' })
          .setIssuer(url)
          .setAudience('dondoc')
          .setSubject('giam-doc')
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(keys.privateKey),
    ],
    ['is of nobody', (nonce) => idToken(nonce, (jwt) => jwt.setSubject('')).sign(keys.privateKey)],
  ])('that %s does not', async (_what, make) => {
    expect(await signedInBy(make)).toEqual([401, 'SIGN_IN_FAILED', false]);
  });

  it('is of a sign-in as long ago as a session lasts, and the two clocks may differ', async () => {
    const said = { auth_time: ago(12 * 3600 + 1) };
    const make = (nonce: string) => idToken(nonce, (jwt) => jwt, { said }).sign(keys.privateKey);
    expect(await signedInBy(make)).toEqual([302, undefined, true]);
  });

  it.each<[string, object]>([
    ['longer ago than a session lasts', { auth_time: ago(12 * 3600 + 60) }],
    ['at an instant that nobody tells', {}],
  ])('of a sign-in %s does not, on record for whom it is of', async (_when, said) => {
    const make = (nonce: string) => idToken(nonce, (jwt) => jwt, { said }).sign(keys.privateKey);
    const act = async () => {
      expect(await signedInBy(make)).toEqual([401, 'SIGN_IN_TOO_OLD', false]);
    };
    const recorded = await recordedBy(live, act, 'person-giam-doc', 'entry');
    expect(recorded).toEqual([refusedAt(NOW)('person-giam-doc', 'SIGN_IN_TOO_OLD')]);
  });

  it.each<[string, number, number]>([
    ['long before, where it still knew the browser', -2_700, -1_800],
    ['just now', 0, 900],
    ['by a clock that is ahead', 60, 900],
  ])('says when its person signed in, from when the session is fresh: %s', async (_when, said, until) => {
    const now = ago(0);
    const at = (seconds: number) => new Date((now + seconds) * 1000).toISOString();
    live.now = at(0);
    try {
      const claims = { said: { auth_time: now + said } };
      const signed = (nonce: string) => idToken(nonce, (jwt) => jwt, claims).sign(keys.privateKey);
      expect(await signedInBy(signed)).toEqual([302, undefined, true]);
      expect(await freshUntil()).toBe(at(until));
    } finally {
      live.now = NOW;
    }
  });

  it('that says no instant that there is makes no session fresh', async () => {
    const signed = (nonce: string) =>
      idToken(nonce, (jwt) => jwt, { said: { auth_time: 1e300 } }).sign(keys.privateKey);
    expect(await signedInBy(signed)).toEqual([302, undefined, true]);
    expect(await freshUntil()).toBeNull();
  });

  it.each([
    [400, 401, 'SIGN_IN_FAILED'],
    [500, 503, 'SIGN_IN_ISSUER_UNAVAILABLE'],
    [503, 503, 'SIGN_IN_ISSUER_UNAVAILABLE'],
  ])('that is not given with %i is told as %i %s', async (given, status, code) => {
    answer.status = given;
    expect(await signedInBy((nonce) => idToken(nonce).sign(keys.privateKey))).toEqual([status, code, false]);
  });
});
