import { describe, expect, it } from '@jest/globals';
import { wordDifference } from './word-difference.js';

describe('the difference of two texts', () => {
  it('tells words apart and keeps the Vietnamese whole', () => {
    expect(wordDifference('Đã hoàn thành 60 % khối lượng.', 'Đã hoàn thành 75 % khối lượng.')).toEqual([
      { change: 'same', text: 'Đã hoàn thành ' },
      { change: 'removed', text: '60' },
      { change: 'added', text: '75' },
      { change: 'same', text: ' % khối lượng.' },
    ]);
  });

  it('gives both texts back from its parts', () => {
    const before = 'Phòng Kế hoạch – Tài chính\nđã rà soát.';
    const after = 'Phòng Kế hoạch - Tài chính\nđã rà soát xong, ngày 3/12.';
    const parts = wordDifference(before, after);
    const side = (left: string) =>
      parts
        .filter(({ change }) => change !== left)
        .map(({ text }) => text)
        .join('');
    expect(side('added')).toBe(before);
    expect(side('removed')).toBe(after);
  });
});
