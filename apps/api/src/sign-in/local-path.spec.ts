import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path.js';

describe('where a sign-in leads to', () => {
  it.each([
    '/',
    '/api/docs',
    '/bao-cao/pgi-2024-nv1-Q3?tab=x&next=https://a.b/c#muc-2',
    '/ph%C3%B2ng',
    '/a%20b',
    '/authors/1',
    '/x/auth/y',
  ])('is the place that was asked for: %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'bao-cao',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'https:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    ' /x',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nset-cookie: a=b',
    '/\0x',
    '/x\u0085y',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    '/%2F%2Fevil.example',
    '/%2fevil.example',
    '/%5Cevil.example',
    '/%255Cevil.example',
    '/%25252Fevil.example',
    '/x%0d%0aset-cookie:a=b',
    '/%E0%A4%A',
    '/@evil.example\\',
    `/${'x'.repeat(2_000)}`,
    '/auth/sign-in',
    '/auth/callback?code=x',
    '/%61uth/sign-in',
    '/a%75th/callback?code=x',
    '/%61%75%74%68/sign-in',
    '/%2561uth/sign-in',
    '/auth%2fsign-in',
    '/x/../%61uth/sign-in',
    '/x%2f..%2fauth/sign-in',
    ['/a', '/b'],
    { toString: '/x' },
  ])('is the start for %j', (asked) => {
    expect(localPath(asked)).toBe('/');
  });
});
