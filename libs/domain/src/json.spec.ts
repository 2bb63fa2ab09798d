import { describe, expect, it } from '@jest/globals';
import { sameJson } from './json.js';

describe('the same JSON', () => {
  it.each([
    [
      { a: 1, b: [{ c: null, d: 'x' }] },
      { b: [{ d: 'x', c: null }], a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [[], []],
    ['x', 'x'],
    [null, null],
  ])('%j and %j', (a, b) => {
    expect(sameJson(a, b)).toBe(true);
    expect(sameJson(b, a)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      { a: 1, b: undefined },
      { a: 1, c: 2 },
    ],
    [{ a: null }, {}],
    [
      [1, 2],
      [2, 1],
    ],
    [{ 0: 1 }, [1]],
    [{}, null],
    ['1', 1],
  ])('is not %j and %j', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });
});
