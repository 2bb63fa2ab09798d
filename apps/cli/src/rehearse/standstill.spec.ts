import { describe, expect, it } from '@jest/globals';
import { Standstill } from './standstill.js';

describe('a standstill', () => {
  it('is what has looked the same for all the time it is given, and not what changed meanwhile', () => {
    let now = 0;
    const patience = new Standstill(120_000, () => now);
    const at = (ms: number, look: string): boolean => {
      now = ms;
      return patience.exhaustedBy(look);
    };
    expect(at(0, 'nothing told')).toBe(false);
    expect(at(119_999, 'nothing told')).toBe(false);
    expect(at(120_000, 'one told')).toBe(false);
    expect(at(239_999, 'one told')).toBe(false);
    expect(at(240_000, 'one told')).toBe(true);
  });

  it('is counted anew when a new wait begins', () => {
    let now = 0;
    const patience = new Standstill(120_000, () => now);
    patience.exhaustedBy('the same');
    now = 500_000;
    patience.forget();
    expect(patience.exhaustedBy('the same')).toBe(false);
  });
});
