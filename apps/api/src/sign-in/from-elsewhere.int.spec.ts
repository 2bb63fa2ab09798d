import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Browser } from '../../../../test/support/browser.js';
import { SigningIn } from '../../../../test/support/signing-in.js';

let office: SigningIn;
beforeAll(async () => {
  office = await SigningIn.start('2024-09-10T02:00:00.000Z');
});
afterAll(() => office.stop());

const fromElsewhere = { headers: { 'sec-fetch-site': 'cross-site' } };
const led = (browser: Browser, returnTo = '/api/v1/me') =>
  browser.go(`${office.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`, fromElsewhere);

describe('a link on another site', () => {
  it('leads to a page that asks first, and begins nothing', async () => {
    const browser = new Browser();
    const page = await led(browser);
    expect([page.status, page.url]).toEqual([200, `${office.url}/auth/sign-in?returnTo=%2Fapi%2Fv1%2Fme`]);
    expect(page.text.indexOf('Tiếp tục đăng nhập')).toBeLessThan(page.text.indexOf('Go on to sign in'));
    expect([browser.set, browser.visited]).toEqual([[], [page.url]]);
  });

  it.each(['Tiếp tục đăng nhập', 'Go on to sign in'])(
    'goes on by a click, to where it led: %s',
    async (text) => {
      const browser = new Browser();
      const people = await browser.follow(await led(browser, '/api/v1/me?a=1&b="2"'), text);
      expect(people.url.startsWith(`${office.issuer.url}/interaction/`)).toBe(true);
      const page = await browser.click(people, 'person', 'giam-doc');
      expect(page.url).toBe(`${office.url}/api/v1/me?a=1&b=%222%22`);
    },
  );

  it.each(['//evil.example/x', '"><script>alert(1)</script>', '/auth/sign-in'])(
    'cannot put anything into the page, nor lead elsewhere: %s',
    async (returnTo) => {
      const { text } = await led(new Browser(), returnTo);
      expect(text).toContain('href="/auth/sign-in?returnTo=%2F"');
      expect(text).not.toMatch(/evil|<script/);
    },
  );

  it('is a page that loads, runs and sends nothing', async () => {
    const { headers, body } = await office.api.app.inject({
      url: '/auth/sign-in',
      headers: { host: new URL(office.url).host, ...fromElsewhere.headers },
    });
    const [, style = ''] = /<style>(.*)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect([headers['content-type'], headers['content-security-policy'], headers['cache-control']]).toEqual([
      'text/html; charset=utf-8',
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'no-store',
    ]);
  });
});

it.each<[string, Record<string, string>]>([
  ['typed or kept by the person', { 'sec-fetch-site': 'none' }],
  ['of a page of ours', { 'sec-fetch-site': 'same-origin' }],
  ['of a site beside ours, such as the agency’s own', { 'sec-fetch-site': 'same-site' }],
  ['in a browser that does not say', {}],
])('an address %s signs in at once', async (_whose, headers) => {
  const people = await new Browser().go(`${office.url}/auth/sign-in`, { headers });
  expect(people.url.startsWith(`${office.issuer.url}/interaction/`)).toBe(true);
});
