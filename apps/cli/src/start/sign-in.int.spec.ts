import { describe, expect, it } from '@jest/globals';
import { startSignIn, whyNoSampleIssuer } from './sign-in.js';

const people = [{ personId: 'giam-doc', name: 'Hoàng <Đức> Mẫn', offices: 'director' }];
const apiUrl = 'http://127.0.0.1:3000';
const started = (env: NodeJS.ProcessEnv) => startSignIn({ env, port: 0, apiUrl, people, seed: 'seed' });

describe('the issuer at which a click signs in', () => {
  it.each<[string, NodeJS.ProcessEnv, string | undefined]>([
    ['nothing', {}, undefined],
    ['a development environment', { NODE_ENV: 'development' }, undefined],
    ['production', { NODE_ENV: 'production' }, 'production'],
    ['a database of one’s own', { DATABASE_URL: 'postgres://x' }, 'ownDatabase'],
    ['its owner alone', { DATABASE_OWNER_URL: 'postgres://x' }, 'ownDatabase'],
    ['another issuer', { OIDC_ISSUER: 'https://sso' }, 'ownIssuer'],
  ])('given %j', (_what, env, reason) => {
    expect(whyNoSampleIssuer(env)).toBe(reason);
  });

  it.each<NodeJS.ProcessEnv>([{ NODE_ENV: 'production' }, { DATABASE_URL: 'postgres://x' }])(
    'is not there with %j, and nobody can sign in',
    async (env) => {
      expect(await started(env)).toMatchObject({ env: {}, signInUrl: undefined });
    },
  );

  it('gives way to another one, and only the public address is added', async () => {
    const { env, signInUrl } = await started({
      OIDC_ISSUER: 'https://sso',
      DONDOC_PUBLIC_URL: 'https://a.vn',
    });
    expect([env, signInUrl]).toEqual([
      { DONDOC_PUBLIC_URL: 'https://a.vn' },
      'https://a.vn/auth/sign-in?returnTo=/',
    ]);
  });

  it('answers to this machine, is the API’s, and signs with the same key after a restart', async () => {
    const keys: unknown[] = [];
    for (const _ of ['once', 'again']) {
      const issuer = await started({});
      expect(issuer.env).toMatchObject({ OIDC_AGENCY: 'sgtvt-mau', DONDOC_PUBLIC_URL: apiUrl });
      const url = String(issuer.env['OIDC_ISSUER']);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      keys.push(await (await fetch(`${url}/jwks`)).json());
      await issuer.close();
      await expect(fetch(url)).rejects.toThrow();
    }
    expect(keys[1]).toEqual(keys[0]);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });
});
