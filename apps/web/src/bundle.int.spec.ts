import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { viMore } from './i18n/vi-more.js';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const KB = 1000;

/** In bytes, as they go over the wire; fonts are packed already. */
const size = (path: string): number => {
  const bytes = readFileSync(`${dist}${path}`);
  return path.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
};

it('loads its first page with 250 kB: page, scripts, styles, and the fonts of Vietnamese', () => {
  const page = readFileSync(`${dist}index.html`, 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path);
  // Loaded at once, but by the script and not by the page.
  const words = readdirSync(`${dist}assets`)
    .filter((name) => /^vi-(?!more).*\.js$/.test(name))
    .map((name) => `assets/${name}`);
  const fonts = readdirSync(`${dist}assets`)
    .filter((name) => /-(latin|vietnamese)-\d+-normal-.*\.woff2$/.test(name))
    .map((name) => `assets/${name}`);
  const sizes = ['index.html', ...named, ...words, ...fonts].map((path) => [path, size(path)] as const);
  expect([sizes.length >= 8, words.length, fonts.length]).toEqual([true, 1, 4]);
  expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(250 * KB);
});

it('says nothing on its first page of which the words come later', () => {
  const scripts = [...readFileSync(`${dist}index.html`, 'utf8').matchAll(/(?:src|href)="\/([^"]+\.js)"/g)];
  const text = scripts.map(([, path = '']) => readFileSync(`${dist}${path}`, 'utf8')).join('');
  expect(scripts.length).toBeGreaterThan(0);
  const later = Object.keys(viMore).filter((key) =>
    ['`', '"', "'"].some((quote) => text.includes(`t(${quote}${key}${quote}`)),
  );
  expect(later).toEqual([]);
});

it('asks nobody else for anything', () => {
  const texts = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(css|html)$/.test(path))
    .map((path) => readFileSync(`${dist}${path}`, 'utf8'));
  for (const text of texts)
    expect(text).not.toMatch(/(?:src|href)="https?:|url\(["']?(?:https?:|\/\/|data:)/);
});
