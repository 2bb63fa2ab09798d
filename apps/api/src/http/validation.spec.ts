import { describe, expect, it } from '@jest/globals';
import { text } from './validation.js';

describe('a text of a request', () => {
  it('that is too long is not looked at any further, so not normalised', () => {
    const later: string[] = [];
    const watched = text(4).refine((value) => later.push(value) > 0);
    expect(watched.safeParse('e\u0301'.repeat(3)).error?.issues).toMatchObject([{ code: 'too_big' }]);
    expect(later).toEqual([]);
    expect(watched.parse('e\u0301')).toBe('\u00e9');
    expect(later).toEqual(['\u00e9']);
  });
});
