import { describe, expect, it } from '@jest/globals';
import { signInConfigFrom } from './sign-in-config.js';

const least = {
  OIDC_ISSUER: 'https://sso.example.gov.vn/realms/so',
  OIDC_CLIENT_ID: 'dondoc',
  OIDC_CLIENT_SECRET: 'rất bí mật',
  DONDOC_PUBLIC_URL: 'https://dondoc.example.gov.vn/',
};

describe('where people sign in', () => {
  it('is nowhere unless an issuer is named', () => {
    expect(signInConfigFrom({})).toBeUndefined();
    expect(signInConfigFrom({ ...least, OIDC_ISSUER: '' })).toBeUndefined();
  });

  it('is said by four variables, and the rest is as usual', () => {
    expect(signInConfigFrom({ ...least, OIDC_AGENCY: '', OIDC_SCOPE: '' })).toEqual({
      issuer: 'https://sso.example.gov.vn/realms/so',
      clientId: 'dondoc',
      clientSecret: 'rất bí mật',
      scope: 'openid profile',
      audience: 'dondoc-api',
      apiScope: 'dondoc',
      acrValues: [],
      claims: { person: 'sub', agency: undefined },
      agency: undefined,
      publicUrl: 'https://dondoc.example.gov.vn',
      limits: { idleMs: 3_600_000, absoluteMs: 43_200_000 },
      freshMs: 900_000,
    });
  });

  it('can be said in every part', () => {
    const env = {
      ...least,
      OIDC_SCOPE: 'openid email',
      OIDC_AUDIENCE: 'api',
      OIDC_API_SCOPE: 'bao-cao',
      OIDC_ACR_VALUES: ' mfa  phr ',
      OIDC_CLAIM_PERSON: 'ma_can_bo',
      OIDC_CLAIM_AGENCY: 'co_quan',
      DONDOC_SESSION_IDLE_MINUTES: '15',
      DONDOC_SESSION_HOURS: '8',
      DONDOC_FRESH_MINUTES: '5',
    };
    expect(signInConfigFrom(env)).toMatchObject({
      scope: 'openid email',
      audience: 'api',
      apiScope: 'bao-cao',
      acrValues: ['mfa', 'phr'],
      claims: { person: 'ma_can_bo', agency: 'co_quan' },
      limits: { idleMs: 900_000, absoluteMs: 28_800_000 },
      freshMs: 300_000,
    });
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    ['without a client', { OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID is not set'],
    [
      'without its secret',
      { OIDC_CLIENT_SECRET: '' },
      'OIDC_CLIENT_SECRET is not set (or OIDC_CLIENT_SECRET_FILE)',
    ],
    ['without the public address', { DONDOC_PUBLIC_URL: '' }, 'DONDOC_PUBLIC_URL is not set'],
    ['at no address', { OIDC_ISSUER: 'sso' }, 'OIDC_ISSUER: '],
    [
      'at an address that others can read',
      { OIDC_ISSUER: 'http://sso.example.gov.vn' },
      'OIDC_ISSUER must be an https',
    ],
    ['below a path', { DONDOC_PUBLIC_URL: 'https://a.vn/dondoc' }, 'is scheme, host and port only'],
    ['with a password', { DONDOC_PUBLIC_URL: 'https://a:b@a.vn' }, 'is scheme, host and port only'],
    ['by another scheme', { DONDOC_PUBLIC_URL: 'ftp://a.vn' }, 'DONDOC_PUBLIC_URL: '],
    ['for one agency and for many', { OIDC_AGENCY: 'a', OIDC_CLAIM_AGENCY: 'b' }, 'not both'],
    ['without an end of the session', { DONDOC_SESSION_HOURS: 'never' }, 'DONDOC_SESSION_HOURS: '],
    ['with no time at all', { DONDOC_SESSION_IDLE_MINUTES: '0' }, 'DONDOC_SESSION_IDLE_MINUTES: '],
  ])('cannot be %s', (_what, change, said) => {
    expect(() => signInConfigFrom({ ...least, ...change })).toThrow(said);
  });

  it.each(['http://localhost:3001', 'http://127.0.0.1:3001'])('may be this very machine: %s', (issuer) => {
    expect(signInConfigFrom({ ...least, OIDC_ISSUER: issuer })?.issuer).toBe(issuer);
  });
});
