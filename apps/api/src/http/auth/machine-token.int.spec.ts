import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { tokenFor } from '../../../../../test/support/live-api.js';
import { secrets, SigningIn } from '../../../../../test/support/signing-in.js';

let office: SigningIn;
let key: CryptoKey;
beforeAll(async () => {
  office = await SigningIn.start('2024-09-10T02:00:00.000Z');
  key = (await importJWK(secrets.key, 'EdDSA')) as CryptoKey;
});
afterAll(() => office.stop());

/** As the issuer makes one for a machine that acts as a person of the directory. */
const token = (change: (jwt: SignJWT) => SignJWT = (jwt) => jwt, header: object = {}) =>
  change(
    new SignJWT({ client_id: 'may-thong-ke', scope: 'dondoc' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'sample', typ: 'at+jwt', ...header })
      .setIssuer(office.issuer.url)
      .setAudience('dondoc-api')
      .setSubject('thanh-tra')
      .setIssuedAt()
      .setExpirationTime('5m'),
  );
const me = async (bearer: string) => {
  const answer = await office.api.app.inject({
    url: '/api/v1/me',
    headers: { authorization: `Bearer ${bearer}` },
  });
  return { ...answer.json<Record<string, unknown>>(), answer };
};

describe('an access token of the issuer', () => {
  it.each(['at+jwt', 'application/at+jwt'])('says who asks: %s', async (typ) => {
    expect(await me(await token((jwt) => jwt, { typ }).sign(key))).toMatchObject({
      agencyId: 'sgtvt-mau',
      personId: 'thanh-tra',
      offices: [{ office: 'auditor' }],
    });
  });

  it('does for a command what a cookie would need our own page for', async () => {
    const answer = await office.api.app.inject({
      method: 'POST',
      url: '/api/v1/plans',
      headers: { authorization: `Bearer ${await token().sign(key)}`, origin: 'https://evil.example' },
      payload: {},
    });
    expect(answer.json<{ code: string }>().code).not.toBe('CSRF_REFUSED');
  });

  it('stands beside our own', async () => {
    expect(await me(await tokenFor('giam-doc'))).toMatchObject({ personId: 'giam-doc' });
  });

  it('must be of somebody in the directory', async () => {
    expect(await me(await token((jwt) => jwt.setSubject('nguoi-la')).sign(key))).toMatchObject({
      status: 401,
      code: 'TOKEN_PERSON_UNKNOWN',
    });
  });

  it('ends', async () => {
    const old = await token((jwt) => jwt.setExpirationTime(Math.floor(Date.now() / 1000) - 60)).sign(key);
    expect(await me(old)).toMatchObject({ status: 401, code: 'TOKEN_EXPIRED' });
  });

  it.each<[string, () => Promise<string> | string]>([
    [
      'no signature',
      () => new UnsecuredJWT({}).setSubject('thanh-tra').setIssuer(office.issuer.url).encode(),
    ],
    [
      'alg none under its own type',
      () => {
        const [, payload] = new UnsecuredJWT({ aud: 'dondoc-api' })
          .setSubject('thanh-tra')
          .encode()
          .split('.');
        const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
        return `${header}.${payload ?? ''}.`;
      },
    ],
    ['a signature cut off', async () => `${(await token().sign(key)).split('.').slice(0, 2).join('.')}.`],
    [
      'another payload',
      async () => {
        const [header, , signature] = (await token().sign(key)).split('.');
        const payload = Buffer.from(JSON.stringify({ sub: 'giam-doc' })).toString('base64url');
        return [header, payload, signature].join('.');
      },
    ],
    ['another issuer’s key', async () => token().sign((await generateKeyPair('EdDSA')).privateKey)],
    [
      'another issuer’s key under another name',
      async () => token((jwt) => jwt, { kid: 'other' }).sign((await generateKeyPair('EdDSA')).privateKey),
    ],
    [
      'a key that it brings along',
      async () => {
        const { privateKey } = await generateKeyPair('EdDSA');
        return token((jwt) => jwt, { jku: 'https://evil.example/jwks', kid: undefined }).sign(privateKey);
      },
    ],
    [
      'the public key as a shared secret',
      async () => {
        const { d: _, ...open } = secrets.key;
        const published = await exportSPKI((await importJWK(open, 'EdDSA')) as CryptoKey);
        return token((jwt) => jwt, { alg: 'HS256' }).sign(new TextEncoder().encode(published));
      },
    ],
    [
      'the client secret as a shared secret',
      () => token((jwt) => jwt, { alg: 'HS256' }).sign(new TextEncoder().encode(secrets.clientSecret)),
    ],
    ['another audience', () => token((jwt) => jwt.setAudience('other')).sign(key)],
    ['the client as its audience', () => token((jwt) => jwt.setAudience('dondoc')).sign(key)],
    ['another issuer', () => token((jwt) => jwt.setIssuer('https://evil.example')).sign(key)],
    [
      'no issuer',
      () =>
        new SignJWT({ aud: 'dondoc-api', sub: 'thanh-tra' })
          .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
          .setExpirationTime('5m')
          .sign(key),
    ],
    ['the type of an ID token', () => token((jwt) => jwt, { typ: 'JWT' }).sign(key)],
    ['no type, as an ID token', () => token((jwt) => jwt, { typ: undefined }).sign(key)],
    ['our own type', () => token((jwt) => jwt, { typ: 'dondoc-access+jwt' }).sign(key)],
    [
      'no end',
      async () =>
        new SignJWT({})
          .setProtectedHeader({ alg: 'EdDSA', kid: 'sample', typ: 'at+jwt' })
          .setIssuer(office.issuer.url)
          .setAudience('dondoc-api')
          .setSubject('thanh-tra')
          .sign(key),
    ],
    [
      'no time at which it was made',
      () =>
        new SignJWT({ scope: 'dondoc' })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'sample', typ: 'at+jwt' })
          .setIssuer(office.issuer.url)
          .setAudience('dondoc-api')
          .setSubject('thanh-tra')
          .setExpirationTime('5m')
          .sign(key),
    ],
    // It would outlive an ending of the person's access.
    ['a time still to come at which it was made', () => token((jwt) => jwt.setIssuedAt('1m')).sign(key)],
    ['a beginning still to come', () => token((jwt) => jwt.setNotBefore('1h')).sign(key)],
    ['no account', () => token((jwt) => jwt.setSubject('')).sign(key)],
  ])('is not believed with %s', async (_what, make) => {
    const { answer, ...problem } = await me(await make());
    expect(problem).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="dondoc", error="invalid_token"');
  });
});
