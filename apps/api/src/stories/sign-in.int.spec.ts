import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { installationActor } from '@dondoc/domain';
import { randomUUID } from 'node:crypto';
import { Browser } from '../../../../test/support/browser.js';
import { agencyId, tokenFor } from '../../../../test/support/live-api.js';
import { secrets, SigningIn } from '../../../../test/support/signing-in.js';

jest.setTimeout(60_000);

const SESSION = '__Host-dondoc-session';
const PENDING = '__Host-dondoc-sign-in';
const T = '2024-09-10T02:00:00.000Z';
const HOUR = 3_600_000;
const plus = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();

let office: SigningIn;
let admin: pg.Client;
beforeAll(async () => {
  office = await SigningIn.start(T);
  admin = new pg.Client({ connectionString: office.api.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await office.stop();
});
beforeEach(() => {
  office.api.now = T;
});

const me = (browser: Browser) => office.send(browser, 'GET', '/api/v1/me');
const codeOf = (text: string): unknown => (JSON.parse(text) as { code?: unknown }).code;
const sessionOf = (browser: Browser): string => browser.cookie(office.url, SESSION) ?? '';
/** A browser that has nothing but this session. */
const withSession = (id: string): Browser => {
  const browser = new Browser();
  browser.plant(office.url, SESSION, id);
  return browser;
};
const ourPage = { 'sec-fetch-site': 'same-origin' };
const signOut = (browser: Browser) => office.send(browser, 'POST', '/auth/sign-out', ourPage);

describe('signing in', () => {
  it('leads from the address asked for over the people of the sample back to it', async () => {
    const browser = new Browser();
    const people = await office.begin(browser);
    expect(people.url.startsWith(`${office.issuer.url}/interaction/`)).toBe(true);
    expect(people.text).toContain('Đăng nhập<small lang="en">Sign in</small>');
    expect(people.text).toContain('chức vụ &lt;mẫu&gt;');
    const page = await browser.click(people, 'person', 'giam-doc');
    expect([page.url, page.status]).toEqual([`${office.url}/api/v1/me`, 200]);
    expect(JSON.parse(page.text)).toMatchObject({
      agencyId,
      personId: 'giam-doc',
      name: 'Hoàng Đức Mẫn',
      offices: [{ office: 'director' }],
    });
    const { body } = await office.send(browser, 'GET', '/auth/session');
    expect(body).toEqual({
      agencyId,
      personId: 'giam-doc',
      name: 'Hoàng Đức Mẫn',
      begunAt: T,
      freshUntil: plus(HOUR / 4),
      idleEndsAt: plus(HOUR),
      endsAt: plus(12 * HOUR),
    });
    expect(await office.recorded('person-giam-doc')).toEqual([
      ['SignedIn', { method: 'oidc', issuer: office.issuer.url }],
    ]);
  });

  it('asks the issuer for a code, by PKCE, with a state and a nonce', async () => {
    const browser = new Browser();
    await office.begin(browser);
    const asked = new URL(browser.visited.find((url) => url.startsWith(`${office.issuer.url}/auth?`)) ?? '');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      state: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      redirect_uri: `${office.url}/auth/callback`,
    });
  });

  it('leaves no token in the browser, and cookies that no script and no other site can use', async () => {
    const { browser } = await office.signIn('giam-doc');
    const ours = browser.set.filter((line) => line.startsWith('__Host-dondoc'));
    expect(ours).toEqual([
      expect.stringMatching(
        /^__Host-dondoc-sign-in=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=600$/,
      ),
      expect.stringMatching(/^__Host-dondoc-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
      '__Host-dondoc-sign-in=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0',
    ]);
    const seen = [...browser.set, ...browser.visited].join('\n');
    expect(seen).not.toContain('eyJ');
    expect(seen).not.toContain(secrets.clientSecret);
  });

  it('leads to no other host', async () => {
    const { page } = await office.signIn('giam-doc', new Browser(), '//evil.example/x');
    expect(page.url).toBe(`${office.url}/`);
  });

  it('by another name of this machine goes on under the right one', async () => {
    const { headers, statusCode } = await office.api.app.inject({
      url: '/auth/sign-in?returnTo=/a?b',
      headers: { host: new URL(office.url).host.replace('127.0.0.1', 'localhost') },
    });
    expect([statusCode, headers.location, headers['set-cookie']]).toEqual([
      302,
      `${office.url}/auth/sign-in?returnTo=%2Fa%3Fb`,
      undefined,
    ]);
  });

  it('gives a new id each time, whatever the browser had before', async () => {
    const browser = withSession('planted');
    await office.signIn('giam-doc', browser);
    const first = sessionOf(browser);
    expect(first).not.toBe('planted');
    await office.signIn('thanh-tra', browser);
    expect(sessionOf(browser)).not.toBe(first);
    expect((await me(browser)).body['personId']).toBe('thanh-tra');
    for (const old of ['planted', first])
      expect((await me(withSession(old))).body['code']).toBe('SESSION_EXPIRED');
    expect((await office.recorded('person-giam-doc')).at(-1)).toEqual(['SignedOut', { reason: 'replaced' }]);
  });

  it('of somebody who is in no directory is refused, and on record', async () => {
    const { browser, page } = await office.signIn('nguoi-la');
    expect([page.status, codeOf(page.text)]).toEqual([403, 'SIGN_IN_PERSON_UNKNOWN']);
    expect(sessionOf(browser)).toBe('');
    expect(await office.recorded('sign-ins')).toEqual([
      ['SignInFailed', { code: 'SIGN_IN_PERSON_UNKNOWN', account: 'nguoi-la' }],
    ]);
    for (let i = 0; i < 3; i += 1) await office.signIn('nguoi-la');
    await office.api.minutePasses();
    expect((await office.recorded('sign-ins')).slice(1)).toEqual([
      ['SignInFailed', { code: 'SIGN_IN_PERSON_UNKNOWN', account: 'nguoi-la', count: 3 }],
    ]);
  });

  it('that is refused is told to people as a page, in both languages', async () => {
    const accept = 'text/html,application/xhtml+xml';
    const { statusCode, headers, body } = await office.api.app.inject({
      url: '/auth/callback?state=<script>',
      headers: { accept },
    });
    expect([statusCode, headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    for (const told of ['Lần đăng nhập này đã quá hạn', 'This sign-in has expired', 'href="/auth/sign-in"'])
      expect(body).toContain(told);
    expect(body).not.toContain('<script>');
    const api = await office.api.app.inject({ url: '/api/v1/me', headers: { accept } });
    expect(api.headers['content-type']).toContain('application/problem+json');
  });

  it('of somebody whose office ended yesterday works, and shows no office', async () => {
    const { browser } = await office.signIn('cv-qlvt');
    expect((await me(browser)).body['offices']).toHaveLength(1);
    const { application } = office.api;
    const { offices } = await application.queries.organisation(agencyId);
    const { officeId = '' } = offices.find(({ personId }) => personId === 'cv-qlvt') ?? {};
    await application.bus.execute({
      agencyId,
      commandId: randomUUID(),
      actor: installationActor('spec'),
      now: T,
      target: { kind: 'organisation' },
      command: { type: 'EndOffice', officeId, to: '2024-09-09' },
    });
    // At once in the session that is open, and in a new one.
    expect((await me(browser)).body['offices']).toEqual([]);
    const { page } = await office.signIn('cv-qlvt');
    expect(JSON.parse(page.text)).toMatchObject({ personId: 'cv-qlvt', offices: [] });
  });
});

describe('coming back from the issuer', () => {
  const arrive = async (browser: Browser, url: URL) => {
    const page = await browser.go(url.href);
    return [page.status, codeOf(page.text)];
  };

  it('works once', async () => {
    const { browser, url } = await office.comingBack('giam-doc');
    const secret = browser.cookie(office.url, PENDING) ?? '';
    expect((await browser.go(url.href)).status).toBe(200);
    browser.plant(office.url, PENDING, secret);
    expect(await arrive(browser, url)).toEqual([400, 'SIGN_IN_STALE']);
  });

  it('works with a code once, also under a new state', async () => {
    const { browser, url } = await office.comingBack('giam-doc');
    await browser.go(url.href);
    const { url: next } = await office.comingBack('giam-doc', browser);
    next.searchParams.set('code', url.searchParams.get('code') ?? '');
    expect(await arrive(browser, next)).toEqual([401, 'SIGN_IN_FAILED']);
  });

  it('works in the browser that began it, and in no other', async () => {
    const [mine, theirs] = [await office.comingBack('giam-doc'), await office.comingBack('thanh-tra')];
    expect(await arrive(new Browser(), mine.url)).toEqual([400, 'SIGN_IN_STALE']);
    expect(await arrive(theirs.browser, mine.url)).toEqual([400, 'SIGN_IN_STALE']);
    expect(sessionOf(theirs.browser)).toBe('');
    // Neither is disturbed.
    expect((await theirs.browser.go(theirs.url.href)).status).toBe(200);
    expect((await mine.browser.go(mine.url.href)).status).toBe(200);
  });

  it('works for ten minutes', async () => {
    const [early, late] = [await office.comingBack('giam-doc'), await office.comingBack('giam-doc')];
    office.api.now = plus(599_999);
    expect((await early.browser.go(early.url.href)).status).toBe(200);
    office.api.now = plus(600_000);
    expect(await arrive(late.browser, late.url)).toEqual([400, 'SIGN_IN_STALE']);
  });

  it.each(['state', 'nonce', 'code_verifier'])('fails with another %s', async (column) => {
    const { browser, url } = await office.comingBack('giam-doc');
    await admin.query(`UPDATE pending_sign_ins SET ${column} = repeat('x', 43)`);
    expect(await arrive(browser, url)).toEqual(
      column === 'state' ? [400, 'SIGN_IN_STALE'] : [401, 'SIGN_IN_FAILED'],
    );
    expect(sessionOf(browser)).toBe('');
  });

  it.each<[string, (url: URL) => void]>([
    ['another code', (url) => url.searchParams.set('code', 'x')],
    ['no code', (url) => url.searchParams.delete('code')],
    [
      'a refusal',
      (url) => (url.search = `?error=access_denied&state=${url.searchParams.get('state') ?? ''}`),
    ],
    ['another issuer', (url) => url.searchParams.set('iss', 'https://evil.example')],
    ['two codes', (url) => url.searchParams.append('code', 'x')],
  ])('fails with %s', async (_what, change) => {
    const { browser, url } = await office.comingBack('giam-doc');
    change(url);
    expect(await arrive(browser, url)).toEqual([401, 'SIGN_IN_FAILED']);
    expect(sessionOf(browser)).toBe('');
  });

  it.each(['', '?', '?state=', '?code=x', '?state=x&code=y'])(
    'fails without having begun: %j',
    async (search) => {
      expect(await arrive(new Browser(), new URL(`${office.url}/auth/callback${search}`))).toEqual([
        400,
        'SIGN_IN_STALE',
      ]);
    },
  );
});

describe('a session', () => {
  it('ends when the person asks, for every copy of its cookie', async () => {
    const { browser } = await office.signIn('giam-doc');
    const id = sessionOf(browser);
    const { status, body, response } = await signOut(browser);
    expect([status, response.headers['set-cookie']]).toEqual([
      200,
      `${SESSION}=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0`,
    ]);
    const there = new URL(String(body['endSessionUrl']));
    expect([there.origin, Object.fromEntries(there.searchParams)]).toEqual([
      office.issuer.url,
      { client_id: 'dondoc', post_logout_redirect_uri: `${office.url}/` },
    ]);
    expect((await browser.go(there.href)).text).toContain('Đăng xuất khỏi nơi đăng nhập mẫu');
    for (const path of ['/api/v1/me', '/auth/session'])
      expect(await office.send(withSession(id), 'GET', path)).toMatchObject({
        status: 401,
        body: { code: 'SESSION_EXPIRED' },
      });
    expect((await office.recorded('person-giam-doc')).at(-1)).toEqual(['SignedOut', { reason: 'asked' }]);
    // To ask again does no harm.
    expect((await signOut(browser)).status).toBe(200);
  });

  it('ends an hour after its last use', async () => {
    const { browser } = await office.signIn('giam-doc');
    office.api.now = plus(HOUR - 1);
    expect((await me(browser)).status).toBe(200);
    office.api.now = plus(2 * HOUR - 2);
    expect((await office.send(browser, 'GET', '/auth/session')).status).toBe(200);
    office.api.now = plus(2 * HOUR - 1);
    const { status, body, response } = await me(browser);
    expect([status, body['code'], response.headers['www-authenticate']]).toEqual([
      401,
      'SESSION_EXPIRED',
      'Bearer realm="dondoc"',
    ]);
    expect(response.headers['set-cookie']).toContain(`${SESSION}=;`);
    expect((await office.recorded('person-giam-doc')).at(-1)).toEqual(['SignedOut', { reason: 'idle' }]);
  });

  it('ends after twelve hours, however much it is used', async () => {
    const { browser } = await office.signIn('giam-doc');
    for (let at = HOUR / 2; at < 12 * HOUR; at += HOUR / 2) {
      office.api.now = plus(at);
      expect((await me(browser)).status).toBe(200);
    }
    office.api.now = plus(12 * HOUR - 1);
    expect((await me(browser)).status).toBe(200);
    office.api.now = plus(12 * HOUR);
    expect((await me(browser)).status).toBe(401);
    expect((await office.recorded('person-giam-doc')).at(-1)).toEqual(['SignedOut', { reason: 'absolute' }]);
  });

  it('gives way to a token, and is no way out for a bad one', async () => {
    const { browser } = await office.signIn('giam-doc');
    const as = async (token: string) =>
      (await office.send(browser, 'GET', '/api/v1/me', { authorization: `Bearer ${token}` })).body;
    expect(await as(await tokenFor('thanh-tra'))).toMatchObject({ personId: 'thanh-tra' });
    expect(await as('x.y.z')).toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('is none without a cookie of that name', async () => {
    for (const cookie of ['', `${SESSION}=`, `x${SESSION}=a`, 'dondoc-session=a']) {
      const answer = await office.api.app.inject({ url: '/api/v1/me', headers: { cookie } });
      expect(answer.json()).toMatchObject({ code: 'TOKEN_REQUIRED' });
    }
    expect(await office.send(new Browser(), 'GET', '/auth/session')).toMatchObject({
      status: 401,
      body: { code: 'SESSION_EXPIRED' },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['a page of ours', ourPage, 'IDEMPOTENCY_KEY_REQUIRED'],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 'CSRF_REFUSED'],
    ['a site beside ours', { 'sec-fetch-site': 'same-site' }, 'CSRF_REFUSED'],
    ['another origin', { origin: 'https://evil.example' }, 'CSRF_REFUSED'],
    ['nobody known', {}, 'CSRF_REFUSED'],
  ])('takes what changes something from our pages alone: %s', async (_who, headers, code) => {
    const { browser } = await office.signIn('tp-qlkcht');
    const payload = { planId: 'x' };
    const cookie = browser.cookiesFor(office.url);
    for (const [method, url] of [
      ['POST', '/api/v1/reports/pgi-2024-nv3-Q3/withdrawal'],
      ['PUT', '/api/v1/reports/pgi-2024-nv3-Q3/draft'],
    ] as const) {
      const answer = await office.api.app.inject({ method, url, headers: { cookie, ...headers }, payload });
      const said = answer.json<{ code: string }>().code;
      // With the right origin something else is asked for next, whatever it is.
      if (code === 'CSRF_REFUSED') expect([answer.statusCode, said]).toEqual([403, code]);
      else expect(said).not.toBe('CSRF_REFUSED');
    }
    if (code !== 'CSRF_REFUSED') return;
    expect((await office.send(browser, 'POST', '/auth/sign-out', headers)).body['code']).toBe(code);
    expect((await office.send(browser, 'GET', '/api/v1/me', headers)).status).toBe(200);
  });

  it('is needed before a body is read', async () => {
    const answer = await office.api.app.inject({
      method: 'POST',
      url: '/api/v1/plans',
      headers: { cookie: `${SESSION}=x`, 'content-type': 'application/json', ...ourPage },
      payload: '{not json',
    });
    expect(answer.json()).toMatchObject({ code: 'SESSION_EXPIRED' });
  });
});

it('tells the log who came and from where, and no secret', async () => {
  const { browser, url } = await office.comingBack('giam-doc');
  const pending = browser.cookie(office.url, PENDING) ?? '';
  const { rows } = await admin.query<{ nonce: string; code_verifier: string }>(
    'SELECT * FROM pending_sign_ins',
  );
  await browser.go(url.href);
  await browser.go(url.href);
  const log = office.api.log.join('');
  expect(log).toMatch(/"person":"giam-doc","address":"127\.0\.0\.1".*"signed in"/);
  expect(log).toContain('sign-in was not confirmed');
  expect(log).toMatch(/"code":"SIGN_IN_STALE","address":"127\.0\.0\.1".*"sign-in refused"/);
  const code = url.searchParams.get('code') ?? '';
  const kept = rows.flatMap(({ nonce, code_verifier: verifier }) => [nonce, verifier]);
  for (const secret of [secrets.clientSecret, sessionOf(browser), pending, code, ...kept, 'eyJ']) {
    expect(secret).not.toBe('');
    expect(log).not.toContain(secret);
  }
});
