import type { SignInConfig } from '@dondoc/api';
import { freePort } from '@dondoc/cli/embedded';
import {
  CLIENT_ID,
  issuerSecrets,
  MACHINE_SECRET,
  startSampleIssuer,
  type SampleIssuer,
  type SamplePerson,
} from '@dondoc/cli/issuer';
import type { Clock } from '@dondoc/application';
import type { Instant } from '@dondoc/domain';
import { Browser, type Page } from './browser.js';
import { agencyId, LiveApi } from './live-api.js';

const HOUR = 3_600_000;
export const secrets = issuerSecrets('the seed of the specs');

/** People whom the issuer vouches for; the last one is in no directory. */
const PEOPLE = [
  ...['giam-doc', 'pgd-noi-nghiep', 'pgd-ky-thuat', 'tp-qlkcht', 'cv-qlkcht', 'cv-qlvt', 'tp-qlvt'],
  ...['chanh-van-phong', 'tong-hop-kh-tc', 'duyet-kh-tc', 'thanh-tra', 'quan-tri', 'nguoi-la'],
];
const people = PEOPLE.map((personId) => ({
  personId,
  name: `Tên của ${personId}`,
  offices: 'chức vụ <mẫu>',
}));

const signingInBy =
  (acr: Readonly<Record<string, string>>) =>
  (person: (typeof people)[number]): SamplePerson => {
    const by = acr[person.personId];
    return by === undefined ? person : { ...person, acr: by };
  };

/** The whole API on a port, and the sample issuer beside it. */
export class SigningIn {
  private constructor(
    readonly api: LiveApi,
    readonly url: string,
    readonly issuer: SampleIssuer,
  ) {}

  /** With ways of signing in that the issuer tells, by person, and the API set up in another way. */
  static async start(
    now: Instant,
    {
      acr = {},
      config = {},
      ...parts
    }: {
      acr?: Readonly<Record<string, string>>;
      config?: Partial<SignInConfig>;
      temporalAddress?: string;
      clock?: Clock;
    } = {},
  ): Promise<SigningIn> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const issuer = await startSampleIssuer({
      port: 0,
      people: people.map(signingInBy(acr)),
      publicUrl: url,
      secrets,
    });
    const api = await LiveApi.start(now, {
      ...parts,
      signIn: { ...signInConfig(issuer.url, url), ...config },
    });
    await api.app.listen(port, '127.0.0.1');
    return new SigningIn(api, url, issuer);
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.issuer.close();
  }

  /** To the page with the people. */
  begin(browser: Browser, returnTo = '/api/v1/me', fresh = ''): Promise<Page> {
    return browser.go(`${this.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}${fresh}`);
  }

  /** The whole way; ends on the page that was asked for. */
  async signIn(personId: string, browser = new Browser(), returnTo = '/api/v1/me', fresh = '') {
    const page = await browser.click(await this.begin(browser, returnTo, fresh), 'person', personId);
    return { browser, page };
  }

  /** Up to the address with which the issuer sends the browser back, not asked for yet. */
  async comingBack(personId: string, browser = new Browser()) {
    const callback = `${this.url}/auth/callback`;
    const { url } = await browser.click(await this.begin(browser), 'person', personId, callback);
    return { browser, url: new URL(url) };
  }

  /** An access token of the issuer for a machine that acts as the person. */
  async machineToken(personId: string, scope: string): Promise<string> {
    const response = await fetch(`${this.issuer.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${personId}:${MACHINE_SECRET}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === '' ? {} : { scope }) }),
    });
    const body = (await response.json()) as { access_token?: string };
    if (body.access_token === undefined) throw new Error(JSON.stringify(body));
    return body.access_token;
  }

  /** By the cookie of a browser, as a page of ours would send it. */
  async send(
    browser: Browser,
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string> = {},
    payload?: string,
  ) {
    const cookie = browser.cookiesFor(this.url);
    const response = await this.api.app.inject({
      method,
      url: path,
      headers: { cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: response.statusCode, body: response.json<Record<string, unknown>>(), response };
  }

  /** What stands in a stream: types with their data. */
  async recorded(streamId: string): Promise<readonly (readonly [string, unknown])[]> {
    const { body } = await this.api.as('thanh-tra').get(`audit?streamId=${streamId}&order=oldest`);
    return (body['items'] as { type: string; data: unknown }[]).map(({ type, data }) => [type, data]);
  }
}

export const signInConfig = (issuer: string, publicUrl: string) => ({
  issuer,
  publicUrl,
  clientId: CLIENT_ID,
  clientSecret: secrets.clientSecret,
  scope: 'openid profile',
  audience: 'dondoc-api',
  apiScope: 'dondoc',
  acrValues: [],
  claims: { person: 'sub', agency: undefined },
  agency: agencyId,
  limits: { idleMs: HOUR, absoluteMs: 12 * HOUR },
  freshMs: HOUR / 4,
});
