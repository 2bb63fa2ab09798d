import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@dondoc/cli/embedded';
import { startSampleIssuer, type SampleIssuer } from '@dondoc/cli/issuer';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Browser } from '../../../../test/support/browser.js';
import { recordOf } from '../../../../test/support/door.js';
import { agencyId, LiveApi } from '../../../../test/support/live-api.js';
import { secrets, signInConfig } from '../../../../test/support/signing-in.js';
import { createApi, type SignInConfig } from '../index.js';

let live: LiveApi;
const closing: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  live = await LiveApi.start('2024-09-10T02:00:00.000Z');
});
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});
afterAll(() => live.stop());

/** Another API on the same application, whose people sign in elsewhere. */
const apiWith = async (signIn: SignInConfig | undefined) => {
  const app = await createApi({
    application: live.application,
    config: {
      tokenSecret: 's'.repeat(32),
      logLevel: 'silent',
      bodyLimit: 1024,
      importLimit: 1024,
      attachmentsFolder: 'unused',
      jobFilesFolder: 'unused',
      rates: { person: 0, address: 0, signIn: 0 },
      temporal: { connection: { address: '127.0.0.1:1' }, namespace: 'default', uiUrl: null },
      signIn,
    },
  });
  closing.push(app);
  return app;
};
const issuerOn = async (port: number, publicUrl: string): Promise<SampleIssuer> => {
  const people = [{ personId: 'giam-doc', name: 'Hoàng Đức Mẫn', offices: 'director' }];
  const issuer = await startSampleIssuer({ port, people, publicUrl, secrets });
  closing.push(issuer);
  return issuer;
};

it('writes down who was turned away before it stops', async () => {
  const app = await apiWith(undefined);
  const headers = { authorization: 'Bearer x.y.z' };
  for (let i = 0; i < 2; i += 1) await app.inject({ url: '/api/v1/me', headers });
  expect(await recordOf(live, agencyId, 'entry')).toEqual([]);
  closing.splice(0);
  await app.close();
  expect(await recordOf(live, agencyId, 'entry')).toMatchObject([
    ['EntriesRefused', { code: 'TOKEN_INVALID', count: 2 }],
  ]);
});

describe('signing in', () => {
  it('is not there where no issuer is set up, and a cookie is nobody’s', async () => {
    const app = await apiWith(undefined);
    for (const url of ['/auth/sign-in', '/auth/callback', '/auth/session'])
      expect((await app.inject({ url })).json()).toMatchObject({ status: 404, code: 'SIGN_IN_NOT_SET_UP' });
    const headers = { cookie: '__Host-dondoc-session=x' };
    expect((await app.inject({ url: '/api/v1/me', headers })).json()).toMatchObject({
      code: 'TOKEN_REQUIRED',
    });
  });

  it('needs TLS where others can listen, and says how to give it', async () => {
    const app = await apiWith(signInConfig('https://sso.invalid', 'http://dondoc.so.local'));
    const { status, code, action } = (await app.inject({ url: '/auth/sign-in' })).json<{
      status: number;
      code: string;
      action: { en: string };
    }>();
    expect([status, code]).toEqual([403, 'SIGN_IN_NEEDS_TLS']);
    expect(action.en).toContain('DONDOC_PUBLIC_URL=https://');
  });

  it('waits for the issuer, and the API does not', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const app = await apiWith(signInConfig(url, 'http://127.0.0.1:3000'));
    const signIn = () => app.inject({ url: '/auth/sign-in', headers: { host: '127.0.0.1:3000' } });
    expect((await signIn()).json()).toMatchObject({ status: 503, code: 'SIGN_IN_ISSUER_UNAVAILABLE' });
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(200);
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await app.inject({ method: 'POST', url: '/auth/sign-out', headers })).json()).toEqual({
      endSessionUrl: null,
    });
    await issuerOn(port, 'http://127.0.0.1:3000');
    const { statusCode, headers: said } = await signIn();
    expect([statusCode, String(said.location).startsWith(`${url}/auth?`)]).toEqual([302, true]);
  });

  it('is not there, nor is a token believed, where the metadata are of another issuer', async () => {
    const other = { issuer: '' };
    const server = createServer((_request, response) => {
      const found = { authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token`, jwks_uri: url };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...found, ...other }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push({ close: () => new Promise((resolve) => server.close(resolve)) });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const app = await apiWith(signInConfig(url, 'http://127.0.0.1:3000'));
    const headers = { host: '127.0.0.1:3000', authorization: 'Bearer x.y.z' };
    for (const issuer of ['https://evil.example', `${url}/realms/khac`, url.replace('http:', 'https:'), 'x'])
      for (const asked of ['/auth/sign-in', '/api/v1/me']) {
        other.issuer = issuer;
        const answer = await app.inject({ url: asked, headers });
        expect([issuer, asked, answer.statusCode, answer.headers['set-cookie']]).toEqual([
          ...[issuer, asked, 503, undefined],
        ]);
        const { code, detail, action } = answer.json<Record<string, string> & { action: { en: string } }>();
        expect([code, detail]).toEqual(['SIGN_IN_ISSUER_MISMATCH', expect.stringContaining('một nơi khác')]);
        expect(action.en).toContain('OIDC_ISSUER must be to the letter');
      }
    // Put right, it is looked up anew.
    other.issuer = url;
    expect((await app.inject({ url: '/auth/sign-in', headers })).statusCode).toBe(302);
  });

  it.each<[string, Partial<SignInConfig>, number]>([
    ['the only agency, unless told', { agency: undefined }, 200],
    ['the one that is set', { agency: agencyId }, 200],
    ['none that is not of the installation', { agency: 'so-khac' }, 403],
    ['the one that a claim names', { agency: undefined, claims: { person: 'sub', agency: 'name' } }, 403],
    ['none without an account', { claims: { person: 'employee', agency: undefined } }, 401],
  ])('is for %s', async (_which, change, status) => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const issuer = await issuerOn(0, publicUrl);
    const app = await apiWith({ ...signInConfig(issuer.url, publicUrl), ...change });
    await app.listen(port, '127.0.0.1');
    const browser = new Browser();
    const people = await browser.go(`${publicUrl}/auth/sign-in?returnTo=/api/v1/me`);
    const page = await browser.click(people, 'person', 'giam-doc');
    const { code } = JSON.parse(page.text) as { code?: string };
    expect([page.status, code]).toEqual([
      status,
      { 200: undefined, 401: 'SIGN_IN_FAILED', 403: 'SIGN_IN_AGENCY_UNKNOWN' }[status],
    ]);
  });

  it('is refused when the API has another secret than the issuer knows', async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const issuer = await issuerOn(0, publicUrl);
    const app = await apiWith({ ...signInConfig(issuer.url, publicUrl), clientSecret: 'another' });
    await app.listen(port, '127.0.0.1');
    const browser = new Browser();
    const people = await browser.go(`${publicUrl}/auth/sign-in`);
    const page = await browser.click(people, 'person', 'giam-doc');
    expect(page.text).toContain('SIGN_IN_FAILED');
  });
});
