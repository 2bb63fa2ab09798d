import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importJWK, SignJWT } from 'jose';
import { Browser } from '../../../../test/support/browser.js';
import { recordedBy, refusedAt } from '../../../../test/support/door.js';
import { tokenFor } from '../../../../test/support/live-api.js';
import { secrets, SigningIn } from '../../../../test/support/signing-in.js';

const T = '2024-09-10T02:00:00.000Z';
const refused = refusedAt(T);

let office: SigningIn;
beforeAll(async () => {
  office = await SigningIn.start(T, {
    acr: {
      'giam-doc': 'hai-yeu-to',
      'tp-qlkcht': 'khoa-cung',
      'thanh-tra': 'mat-khau',
      'nguoi-la': 'mat-khau',
    },
    config: { acrValues: ['hai-yeu-to', 'khoa-cung'] },
  });
});
afterAll(() => office.stop());

describe('an agency that asks how people sign in', () => {
  it('asks the issuer for it, and for a sign-in no older than a session', async () => {
    const browser = new Browser();
    await office.begin(browser);
    const asked = new URL(browser.visited.find((url) => url.startsWith(`${office.issuer.url}/auth?`)) ?? '');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      acr_values: 'hai-yeu-to khoa-cung',
      max_age: '43200',
    });
  });

  it.each(['giam-doc', 'tp-qlkcht'])('lets in who did in one of the ways: %s', async (personId) => {
    const { page } = await office.signIn(personId);
    expect(JSON.parse(page.text)).toMatchObject({ personId });
  });

  it.each([
    ['in another way', 'thanh-tra', 'person-thanh-tra', {}],
    ['in a way that the issuer does not tell', 'cv-qlvt', 'person-cv-qlvt', {}],
    ['in another way, and is in no directory', 'nguoi-la', 'sign-ins', { account: 'nguoi-la' }],
  ])('refuses who did %s, on record for them', async (_how, personId, stream, more) => {
    const act = async () => {
      const { browser, page } = await office.signIn(personId);
      expect([page.status, JSON.parse(page.text)]).toMatchObject([
        403,
        { code: 'SIGN_IN_TOO_WEAK', detail: expect.stringContaining('yếu tố thứ hai') as unknown },
      ]);
      expect(browser.cookie(office.url, '__Host-dondoc-session')).toBeUndefined();
    };
    const recorded = await recordedBy(office.api, act, stream, 'entry');
    expect(recorded.filter(([, type]) => type === 'EntriesRefused')).toEqual([
      refused(stream, 'SIGN_IN_TOO_WEAK', more),
    ]);
  });
});

describe('an access token', () => {
  const ask = async (said: object) => {
    const token = await new SignJWT({ scope: 'dondoc', ...said })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'sample', typ: 'at+jwt' })
      .setIssuer(office.issuer.url)
      .setAudience('dondoc-api')
      .setSubject('giam-doc')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(await importJWK(secrets.key, 'EdDSA'));
    return office.api.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
  };

  it('of a sign-in in one of the ways is taken, and one of our own, behind which there is none', async () => {
    expect((await ask({ acr: 'khoa-cung' })).statusCode).toBe(200);
    const headers = { authorization: `Bearer ${await tokenFor('giam-doc')}` };
    expect((await office.api.app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(200);
  });

  it.each([{ acr: 'mat-khau' }, { acr: ['khoa-cung'] }, {}])(
    'with %j is refused, told what to come back with, and on record',
    async (said) => {
      const act = async () => {
        const { headers, ...answer } = await ask(said);
        expect(answer.json()).toMatchObject({ status: 401, code: 'TOKEN_TOO_WEAK' });
        expect(headers['www-authenticate']).toBe(
          'Bearer realm="dondoc", error="insufficient_user_authentication", acr_values="hai-yeu-to khoa-cung"',
        );
      };
      expect(await recordedBy(office.api, act, 'person-giam-doc', 'entry')).toEqual([
        refused('person-giam-doc', 'TOKEN_TOO_WEAK'),
      ]);
    },
  );
});
