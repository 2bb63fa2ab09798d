import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disguiseIn, isBlank, marksIn, MOST_MARKS, nfc } from './text.js';

const UNSEEN: readonly [string, string][] = [
  ['nothing', ''],
  ['spaces, tabs and line ends', ' \t\r\n\v\f'],
  ['no-break space', '\u00a0'],
  ['next line', '\u0085'],
  ['ogham space mark', '\u1680'],
  ['typographic spaces', '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'],
  ['line and paragraph separators', '\u2028\u2029'],
  ['narrow no-break and mathematical spaces', '\u202f\u205f'],
  ['ideographic space', '\u3000'],
  ['zero-width space, non-joiner and joiner', '\u200b\u200c\u200d'],
  ['word joiner', '\u2060'],
  ['byte order mark', '\ufeff'],
  ['soft hyphen', '\u00ad'],
  ['Mongolian vowel separator', '\u180e'],
  ['direction marks', '\u200e\u200f\u202a\u202e\u2066\u2069'],
  ['Hangul fillers', '\u115f\u1160\u3164\uffa0'],
  ['braille blank', '\u2800'],
  ['combining grapheme joiner', '\u034f'],
  ['variation selectors', '\ufe0f\u{e0100}'],
  ['tag characters', '\u{e0020}\u{e007f}'],
  ['control characters', '\u0000\u0007\u001b'],
  ['combining marks with nothing to stand on', '\u0301\u0323\u20dd'],
  ['private characters', '\ue000\uf8ff\u{f0000}\u{10fffd}'],
  ['code points without a character', '\u0378\ufdd0\uffff'],
  ['a mixture', ' \u200b\u3164\t\u2800\u00ad\ufeff '],
];

describe('blank text', () => {
  it.each(UNSEEN)('is %s', (_name, text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(UNSEEN)('is not a letter among %s', (_name, text) => {
    expect(isBlank(`${text}ả${text}`)).toBe(false);
  });

  it.each(['.', '-', '0', 'Đ', '  x', '。', '👍', '₫', 'e\u0301'])('is not %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('law: stays blank whatever unseen characters are put together (seed 2024)', () => {
    const unseen = fc.constantFrom(...UNSEEN.map(([, text]) => text));
    fc.assert(
      fc.property(fc.array(unseen), (parts) => {
        expect(isBlank(parts.join(''))).toBe(true);
      }),
      { seed: 2024, numRuns: 200 },
    );
  });
});

describe('NFC', () => {
  it('makes one text of two ways to write it', () => {
    const composed = 'Phòng Kế hoạch – Tài chính';
    const decomposed = composed.normalize('NFD');
    expect(decomposed).not.toBe(composed);
    expect(nfc(decomposed)).toBe(composed);
    expect(nfc(composed)).toBe(composed);
  });
});

describe('a run of combining marks', () => {
  const marks = (count: number) => '\u0301\u0323'.repeat(count).slice(0, count);

  it('is too long beyond thirty, wherever it stands', () => {
    expect(MOST_MARKS).toBe(30);
    expect(marksIn(`Điểm a${marks(31)} b`)).toBe(6);
    expect(marksIn(marks(240_000))).toBe(0);
    expect(marksIn('\u{1e8d0}'.repeat(31))).toBe(0);
  });

  it.each(['', 'Đã xong.', 'Tiếng Việt'.normalize('NFD'), `a${marks(30)}`, `a${marks(30)}`.repeat(1_000)])(
    'is not too long in a text as people write it (%#)',
    (text) => {
      expect(marksIn(text)).toBeUndefined();
    },
  );
});

describe('a disguise', () => {
  it.each([
    ['an escape sequence', 'Xong\u001b[2K', 4, 'U+001B'],
    ['a backspace', 'không\u0008', 5, 'U+0008'],
    ['a lone carriage return', 'a\rb', 1, 'U+000D'],
    ['delete', '\u007f', 0, 'U+007F'],
    ['a control of the upper half', '\u009b', 0, 'U+009B'],
    ['an override', '100\u202e001', 3, 'U+202E'],
    ['an embedding', '\u202a', 0, 'U+202A'],
    ['an isolate', '\u2066x\u2069', 0, 'U+2066'],
  ])('is %s', (_name, text, index, character) => {
    expect(disguiseIn(text)).toEqual({ index, character });
  });

  it.each(['', 'Đã xong.\n\t- hai\r\n', 'e\u0301', '👨\u200d👩', '\u200e'])('is not in %j', (text) => {
    expect(disguiseIn(text)).toBeUndefined();
  });
});
