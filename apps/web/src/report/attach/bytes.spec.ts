import { describe, expect, it } from '@jest/globals';
import { showBytes } from './bytes.js';

describe('the size of a file', () => {
  it.each([
    [1, '0,1 kB', '0.1 kB'],
    [1024, '1 kB', '1 kB'],
    [1024 * 1024 - 1, '1.024 kB', '1,024 kB'],
    [1024 * 1024, '1 MB', '1 MB'],
    [1024 * 1024 + 1, '1,1 MB', '1.1 MB'],
    [20 * 1024 * 1024, '20 MB', '20 MB'],
  ])('%d', (bytes, vi, en) => {
    expect([showBytes(bytes, 'vi'), showBytes(bytes, 'en')]).toEqual([vi, en]);
  });
});
