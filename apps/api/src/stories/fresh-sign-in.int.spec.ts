import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Browser } from '../../../../test/support/browser.js';
import { SigningIn } from '../../../../test/support/signing-in.js';

jest.setTimeout(60_000);

const T = '2024-09-10T02:00:00.000Z';
const QUARTER = 900_000;
const plus = (ms: number): string => new Date(Date.parse(T) + ms).toISOString();
const FRESH = '&fresh=true';

let office: SigningIn;
beforeAll(async () => {
  office = await SigningIn.start(T);
});
afterAll(() => office.stop());
beforeEach(() => {
  office.api.now = T;
});

const post = async (browser: Browser, path: string, body: object, key = randomUUID()) => {
  const headers = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  const sent = await office.send(browser, 'POST', `/api/v1/${path}`, headers, JSON.stringify(body));
  return [sent.status, sent.body['code'] ?? sent.body['outcome']];
};
let number = 0;
/** A person who is not there yet, so that it is never nothing to do. */
const someone = () => ({ personId: `nguoi-${(number += 1)}`, name: 'Ai Đó' });
const NOT_FRESH = [403, 'SIGN_IN_NOT_FRESH'];
const sessionOf = (browser: Browser) => browser.cookie(office.url, '__Host-dondoc-session');
/** All that the browser asked of the issuer when it was last sent there. */
const askedOfIssuer = (browser: Browser) =>
  new URL(browser.visited.findLast((url) => url.startsWith(`${office.issuer.url}/auth?`)) ?? '').searchParams;

describe('a session of the administrator', () => {
  it('changes accounts and offices until a quarter of an hour after its sign-in, and not from then on', async () => {
    const { browser } = await office.signIn('quan-tri');
    office.api.now = plus(QUARTER - 1);
    expect(await post(browser, 'people', someone())).toEqual([201, 'accepted']);
    office.api.now = plus(QUARTER);
    const { personId } = someone();
    for (const [path, body] of [
      ['people', someone()],
      ['people/cv-qlvt/access-end', { reason: 'Mất máy tính' }],
      ['agency/access-end', { reason: 'Diễn tập' }],
      ['offices/cv-qlvt-officer-2024-01-01/revocation', { reason: 'Điều động' }],
      ['people/cv-qlvt/offices', { officeId: personId, office: 'director', from: '2024-09-10' }],
    ] as const)
      expect([path, ...(await post(browser, path, body))]).toEqual([path, ...NOT_FRESH]);
    expect((await office.recorded('person-quan-tri')).at(-1)).toMatchObject([
      'CommandRefused',
      { code: 'SIGN_IN_NOT_FRESH', command: 'AssumeOffice', target: 'organisation' },
    ]);
  });

  it('still reads, and does what gives nothing away', async () => {
    const { browser } = await office.signIn('quan-tri');
    office.api.now = plus(QUARTER);
    expect((await office.send(browser, 'GET', '/api/v1/people')).status).toBe(200);
    const name = { name: 'Sở', shortName: 'S', parentName: 'UBND', from: '2030-01-01', basis: 'QĐ 1' };
    expect(await post(browser, 'agency/names', name)).toEqual([201, 'accepted']);
    // What is allowed is by office; how long ago the sign-in was is the session's, which says until when.
    const { body } = await office.send(browser, 'GET', '/api/v1/people');
    expect(body['allowedActions']).toContainEqual(
      expect.objectContaining({ action: 'register', allowed: true }),
    );
    expect((await office.send(browser, 'GET', '/auth/session')).body['freshUntil']).toBe(plus(QUARTER));
  });

  it('is told first what would be refused all the same, and gets an old answer again', async () => {
    const { browser } = await office.signIn('quan-tri');
    const key = randomUUID();
    const person = someone();
    expect(await post(browser, 'people', person, key)).toEqual([201, 'accepted']);
    office.api.now = plus(QUARTER);
    expect(await post(browser, 'people', person, key)).toEqual([201, 'accepted']);
    expect(await post(browser, 'people', { ...person, name: 'Khác' })).toEqual([422, 'DUPLICATE_ID']);
    const other = await office.signIn('giam-doc');
    office.api.now = plus(2 * QUARTER);
    expect(await post(other.browser, 'people', someone())).toEqual([403, 'NOT_THE_ADMINISTRATOR']);
  });

  it('changes them again after a fresh sign-in, at which the issuer asks anew, with the key of before', async () => {
    const { browser } = await office.signIn('quan-tri');
    const asked = Object.fromEntries(askedOfIssuer(browser));
    expect([asked['prompt'], asked['max_age']]).toEqual([undefined, '43200']);
    office.api.now = plus(QUARTER);
    const [key, person, before] = [randomUUID(), someone(), sessionOf(browser)];
    expect(await post(browser, 'people', person, key)).toEqual(NOT_FRESH);
    const people = await office.begin(browser, '/api/v1/people', FRESH);
    expect(people.url.startsWith(`${office.issuer.url}/interaction/`)).toBe(true);
    expect(Object.fromEntries(askedOfIssuer(browser))).toMatchObject({ prompt: 'login', max_age: '0' });
    const page = await browser.click(people, 'person', 'quan-tri');
    expect([page.url, page.status]).toEqual([`${office.url}/api/v1/people`, 200]);
    expect(sessionOf(browser)).not.toBe(before);
    expect(await post(browser, 'people', person, key)).toEqual([201, 'accepted']);
    expect((await office.recorded('person-quan-tri')).slice(-2)).toMatchObject([
      ['SignedOut', { reason: 'replaced' }],
      ['SignedIn', { method: 'oidc' }],
    ]);
  });

  it('led by a link on another site goes on to a fresh sign-in too, and no link of any other kind does', async () => {
    const { headers } = await office.api.app.inject({ url: '/auth/sign-in?fresh=1&returnTo=/a' });
    expect(new URL(String(headers.location)).searchParams.get('prompt')).toBeNull();
    const asked = await office.api.app.inject({
      url: '/auth/sign-in?fresh=true&returnTo=/a',
      headers: { host: new URL(office.url).host, 'sec-fetch-site': 'cross-site' },
    });
    expect(asked.body).toContain('href="/auth/sign-in?returnTo=%2Fa&amp;fresh=true"');
  });

  it('by another name of this machine signs in freshly under the right one', async () => {
    const { headers } = await office.api.app.inject({
      url: '/auth/sign-in?returnTo=/a&fresh=true',
      headers: { host: new URL(office.url).host.replace('127.0.0.1', 'localhost') },
    });
    expect(headers.location).toBe(`${office.url}/auth/sign-in?returnTo=%2Fa&fresh=true`);
  });
});

it('everybody ends their own access however old their sign-in is', async () => {
  const { browser } = await office.signIn('cv-qlvt');
  office.api.now = plus(3 * QUARTER);
  expect(await post(browser, 'me/access-end', {})).toEqual([200, 'accepted']);
});

it('a token is of no sign-in, and needs none', async () => {
  office.api.now = plus(100 * QUARTER);
  const { status } = await office.api.as('quan-tri').post('people', { body: someone() });
  expect(status).toBe(201);
});
