import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Browser } from '../../../../test/support/browser.js';
import { SigningIn } from '../../../../test/support/signing-in.js';

jest.setTimeout(60_000);

const T = '2024-09-10T02:00:00.000Z';
const HOUR = 3_600_000;
const plus = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();

let office: SigningIn;
beforeAll(async () => {
  office = await SigningIn.start(T);
});
afterAll(() => office.stop());
beforeEach(() => {
  office.api.now = T;
});

interface Listed {
  readonly sessionId: string;
  readonly present: boolean;
}
const list = async (browser: Browser) => {
  const { status, body } = await office.send(browser, 'GET', '/auth/sessions');
  expect(status).toBe(200);
  return body['items'] as Listed[];
};
const ourPage = { 'sec-fetch-site': 'same-origin' };
const end = (browser: Browser, sessionId: string, headers: Record<string, string> = ourPage) =>
  office.send(browser, 'POST', `/auth/sessions/${sessionId}/end`, headers);
const me = async (browser: Browser) => (await office.send(browser, 'GET', '/api/v1/me')).status;
const otherThan = (items: readonly Listed[]): string =>
  items.find(({ present }) => !present)?.sessionId ?? '';

describe('where somebody is signed in', () => {
  it('is told with when it began, was last used and ends, and which is this one', async () => {
    const { browser: there } = await office.signIn('thanh-tra');
    office.api.now = plus(1);
    const { browser: here } = await office.signIn('thanh-tra');
    await office.signIn('giam-doc');
    office.api.now = plus(HOUR / 2);
    await me(there);
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown;
    expect(await list(here)).toEqual([
      {
        sessionId: hash,
        begunAt: plus(1),
        seenAt: plus(1),
        idleEndsAt: plus(HOUR + 1),
        endsAt: plus(12 * HOUR + 1),
        present: true,
      },
      {
        sessionId: hash,
        begunAt: T,
        seenAt: plus(HOUR / 2),
        idleEndsAt: plus(HOUR * 1.5),
        endsAt: plus(12 * HOUR),
        present: false,
      },
    ]);
    // To ask was no use of it.
    office.api.now = plus(HOUR + 1);
    expect(await office.send(here, 'GET', '/auth/sessions')).toMatchObject({
      status: 401,
      body: { code: 'SESSION_EXPIRED' },
    });
  });

  it('is told by no secret that signs in', async () => {
    const { browser } = await office.signIn('thanh-tra');
    const [listed] = await list(browser);
    const planted = new Browser();
    planted.plant(office.url, '__Host-dondoc-session', listed?.sessionId ?? '');
    expect(await me(planted)).toBe(401);
  });

  it('is told to nobody who is not signed in', async () => {
    for (const [method, path] of [
      ['GET', '/auth/sessions'],
      ['POST', `/auth/sessions/${'a'.repeat(64)}/end`],
    ] as const)
      expect(await office.send(new Browser(), method, path, ourPage)).toMatchObject({
        status: 401,
        body: { code: 'SESSION_EXPIRED' },
      });
  });
});

describe('one session', () => {
  it('is ended from another, on record, and that one goes on', async () => {
    const [{ browser: there }, { browser: here }] = [
      await office.signIn('cv-qlvt'),
      await office.signIn('cv-qlvt'),
    ];
    const other = otherThan(await list(here));
    const { status, body, response } = await end(here, other);
    expect([status, body, response.headers['set-cookie']]).toEqual([200, { present: false }, undefined]);
    expect([await me(there), await me(here)]).toEqual([401, 200]);
    expect((await office.recorded('person-cv-qlvt')).at(-1)).toEqual(['SignedOut', { reason: 'asked' }]);
    expect(await list(here)).toMatchObject([{ present: true }]);
    // There is no such session any more.
    expect(await end(here, other)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('is this one, which takes its cookie along', async () => {
    const { browser } = await office.signIn('cv-qlvt');
    const present = (await list(browser)).find((listed) => listed.present)?.sessionId ?? '';
    const { status, body, response } = await end(browser, present);
    expect([status, body]).toEqual([200, { present: true }]);
    expect(response.headers['set-cookie']).toContain('__Host-dondoc-session=;');
    expect(await me(browser)).toBe(401);
  });

  it('is ended by one of two who ask at once', async () => {
    await office.signIn('tp-qlkcht');
    const { browser } = await office.signIn('tp-qlkcht');
    const other = otherThan(await list(browser));
    const answers = await Promise.all([end(browser, other), end(browser, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('is nobody else’s to end, nor another site’s', async () => {
    const [{ browser: theirs }, { browser: mine }] = [
      await office.signIn('giam-doc'),
      await office.signIn('thanh-tra'),
    ];
    const [their] = await list(theirs);
    for (const id of [their?.sessionId ?? '', 'a'.repeat(64), '%00', 'x'])
      expect(await end(mine, id)).toMatchObject({ status: 404 });
    const own = (await list(mine))[0]?.sessionId ?? '';
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, {}] as Record<string, string>[])
      expect(await end(mine, own, headers)).toMatchObject({ status: 403, body: { code: 'CSRF_REFUSED' } });
    expect([await me(theirs), await me(mine)]).toEqual([200, 200]);
  });

  it('is no use to a page that was opened for somebody else', async () => {
    const { browser } = await office.signIn('tp-qlkcht');
    const said = async (shownTo: string, method: 'GET' | 'POST', path: string) => {
      const { status, body } = await office.send(browser, method, path, {
        ...ourPage,
        'dondoc-person': shownTo,
      });
      return [status, body['code']];
    };
    const withdrawal = '/api/v1/reports/pgi-2024-nv3-Q3/withdrawal';
    expect(await said('cv-qlkcht', 'POST', withdrawal)).toEqual([403, 'SIGNED_IN_AS_ANOTHER']);
    expect((await said('tp-qlkcht', 'POST', withdrawal))[1]).not.toBe('SIGNED_IN_AS_ANOTHER');
    expect((await said('cv-qlkcht', 'GET', '/api/v1/me'))[0]).toBe(200);
  });
});
