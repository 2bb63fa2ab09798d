import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { framedApi } from '../../../../test/support/framed-api.js';

const SCRIPT = 'export const answer = 42;\n'.repeat(20);
const asPage = { accept: 'text/html,application/xhtml+xml', authorization: '' };

let folder: string;
let api: Awaited<ReturnType<typeof framedApi>>;

beforeAll(async () => {
  const outside = await mkdtemp(join(tmpdir(), 'dondoc-web-'));
  folder = join(outside, 'dist');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(outside, 'secret.js'), 'secret');
  await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="{{nonce}}">');
  await writeFile(join(folder, '.build-stamp'), 'stamp');
  await writeFile(join(folder, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder, 'assets', 'index-abc.js'), SCRIPT);
  api = await framedApi({}, { webFolder: folder });
});
afterAll(async () => {
  await api.app.close();
  await rm(join(folder, '..'), { recursive: true });
});

const get = async (url: string, headers: Record<string, string> = asPage) => {
  const answer = await api.app.inject({ method: 'GET', url, headers });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, bytes: answer.rawPayload };
};

describe('a page', () => {
  it.each(['/', '/?tab=done', '/reports/pgi-2024-nv1-Q3', '/no/such/page'])(
    'is answered at %s',
    async (url) => {
      const { status, headers, text } = await get(url);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-store',
      ]);
      expect(text).toMatch(/^<meta property="csp-nonce" nonce="[\w+/]{24}">$/);
    },
  );

  it('lets in its own scripts and styles, those it makes by a nonce of this answer, and nothing else', async () => {
    const [first, second] = [await get('/'), await get('/')];
    const nonce = /nonce="([^"]+)"/.exec(first.text)?.[1];
    expect(first.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(second.text).not.toBe(first.text);
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
  });

  it('is for whoever looks for one: programs are told that there is no such address', async () => {
    const { status, headers } = await get('/no/such/page', { accept: '*/*' });
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('takes nothing', async () => {
    const { statusCode, headers } = await api.app.inject({ method: 'POST', url: '/', headers: asPage });
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('counts under one name in the figures, whatever its address', async () => {
    await get('/reports/one-of-many');
    const { text } = await get('/metrics');
    expect(text).toContain('route="web"');
    expect(text).not.toContain('one-of-many');
  });
});

describe('a file', () => {
  it('is kept for ever when its name says what is in it', async () => {
    const { status, headers, text } = await get('/assets/index-abc.js', { accept: '*/*' });
    expect([status, text]).toEqual([200, SCRIPT]);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('public, max-age=86400');
  });

  it('is sent packed to whoever can unpack it', async () => {
    const { headers, bytes } = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(bytes.length).toBeLessThan(SCRIPT.length);
    expect(gunzipSync(bytes).toString()).toBe(SCRIPT);
  });

  it('that is not there is no page', async () => {
    const { status, headers } = await get('/assets/index-old.js');
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '//secret.js',
    '/.build-stamp',
  ])('outside is not reached by %s', async (url) => {
    expect((await get(url)).text).not.toMatch(/secret|stamp/);
    expect((await get(url, { accept: '*/*' })).status).toBe(404);
  });
});

describe('the API', () => {
  it.each(['/api', '/api/v1/nothing', '/auth/nothing', '/metrics/nothing', '/healthz/nothing'])(
    'keeps its own refusals at %s, whoever looks',
    async (url) => {
      const { status, headers } = await get(url);
      expect(status).toBe(404);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('script-src');
    },
  );

  it('still asks for a token', async () => {
    expect((await get('/api/v1/me')).status).toBe(401);
  });

  it('starts without pages where none were built, and says so', async () => {
    const without = await framedApi({}, { webFolder: join(folder, 'nowhere') });
    const { statusCode } = await without.app.inject({ method: 'GET', url: '/', headers: asPage });
    await without.app.close();
    expect(statusCode).toBe(404);
    expect(without.log.join('')).toContain('npm run build');
  });
});
