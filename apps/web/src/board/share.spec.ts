import { expect, it } from '@jest/globals';
import { percentOf, shareText } from './share.js';

it.each([
  [{ numerator: 5, denominator: 6 }, '5/6 (83,3 %)', 83.3],
  [{ numerator: 6, denominator: 6 }, '6/6 (100 %)', 100],
  [{ numerator: 0, denominator: 6 }, '0/6 (0 %)', 0],
  [null, '–', undefined],
])('of %j it says %s', (share, text, percent) => {
  expect([shareText(share), percentOf(share)]).toEqual([text, percent]);
});
