import { afterEach, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { framedApi, told, type FramedApi } from '../../../../test/support/framed-api.js';
import { ProblemError } from './problem-error.js';
import { rateChecks } from './rates.js';
import { enterRequest } from './request-context.js';

describe('who asks too often', () => {
  let api: FramedApi | undefined;
  afterEach(() => api?.app.close());

  const limitedTo = async (
    rates: Partial<{ person: number; address: number; signIn: number }>,
    trustedProxies?: string,
  ) => (api = await framedApi({ rates: { person: 0, address: 0, signIn: 0, ...rates }, trustedProxies }));
  const me = (headers: Record<string, string> = {}) => api?.send('GET', '/api/v1/me', { headers });
  const statuses = async (count: number, headers: Record<string, string> = {}) => {
    const found: (number | undefined)[] = [];
    for (let index = 0; index < count; index += 1) found.push((await me(headers))?.response.statusCode);
    return found;
  };

  it('as a person is told to wait, and for how long', async () => {
    await limitedTo({ person: 3 });
    expect(await statuses(3)).toEqual([200, 200, 200]);
    const refused = await me();
    if (!refused) throw new Error('no answer');
    told(refused, 429, 'TOO_MANY_REQUESTS');
    const seconds = Number(refused.response.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(refused.problem).toMatchObject({
      action: { vi: expect.stringContaining(`Đợi ${seconds} giây`) as unknown },
    });
  });

  it('from an address is told so before it is known who they are', async () => {
    await limitedTo({ address: 2 });
    expect(await statuses(2, { authorization: '' })).toEqual([401, 401]);
    expect(await statuses(1, { authorization: '' })).toEqual([429]);
    expect(await statuses(1)).toEqual([429]);
  });

  it('is not known by what the client says of itself, but by a proxy that is trusted', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    await limitedTo({ address: 1 });
    expect([...(await statuses(1, from('10.0.0.1'))), ...(await statuses(1, from('10.0.0.2')))]).toEqual([
      200, 429,
    ]);
    await api?.app.close();
    await limitedTo({ address: 1 }, 'loopback');
    expect([...(await statuses(1, from('10.0.0.1'))), ...(await statuses(2, from('10.0.0.2')))]).toEqual([
      200, 200, 429,
    ]);
  });

  it('for signing in is told so sooner than for anything else', async () => {
    await limitedTo({ signIn: 1 });
    const signIn = async () => (await api?.app.inject({ method: 'GET', url: '/auth/session' }))?.statusCode;
    expect(await signIn()).not.toBe(429);
    expect(await signIn()).toBe(429);
    expect(await statuses(2)).toEqual([200, 200]);
  });

  it.each(['/%61uth/session', '/auth/%73ession', '/%61%75%74%68/session?x=1'])(
    'for signing in is told so however the address is written: %s',
    async (url) => {
      const instance = fastify();
      instance.addHook('onRequest', (request, _reply, proceed) => {
        enterRequest(request, proceed);
      });
      instance.addHook('onRequest', rateChecks(instance, { person: 0, address: 0, signIn: 1 }).byAddress);
      instance.setErrorHandler((error, _request, reply) =>
        reply.code(error instanceof ProblemError ? 429 : 500).send(),
      );
      instance.get('/auth/session', () => ({}));
      const signIn = async () => (await instance.inject({ method: 'GET', url })).statusCode;
      expect([await signIn(), await signIn()]).toEqual([200, 429]);
      await instance.close();
    },
  );

  it('is nobody where no limit is set', async () => {
    await limitedTo({});
    expect(new Set(await statuses(30))).toEqual(new Set([200]));
  });
});

describe('what every answer carries', () => {
  it('keeps it from being read as something else, or shown in a frame', async () => {
    const api = await framedApi();
    try {
      for (const path of ['/api/v1/me', '/api/v1/nothing', '/healthz']) {
        const { headers } = await api.app.inject({ method: 'GET', url: path });
        expect([path, headers]).toEqual([
          path,
          expect.objectContaining({
            'content-security-policy':
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            'x-content-type-options': 'nosniff',
            'x-frame-options': 'DENY',
            'referrer-policy': 'no-referrer',
            'cache-control': 'no-store',
          }),
        ]);
      }
      const docs = await api.app.inject({ method: 'GET', url: '/api/docs' });
      expect(docs.statusCode).toBe(200);
      expect(docs.headers['content-security-policy']).toContain("script-src 'self'");
      expect(docs.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
      // Nothing in the page that this policy would not run.
      expect(docs.payload).not.toMatch(/<script>(?!\s*<\/script>)/);
    } finally {
      await api.app.close();
    }
  });
});
