import { describe, expect, it } from '@jest/globals';
import { cursorInstant, cursorInteger, decodeCursor, InvalidCursor, pageLimit, toPage } from './page.js';

describe('a page', () => {
  const page = toPage(['a', 'b', 'c'], 2, (item) => [item, 'x']);

  it('gives as many as were asked for, and where to go on', () => {
    expect(page.items).toEqual(['a', 'b']);
    expect(decodeCursor(page.nextCursor ?? undefined, 2)).toEqual(['b', 'x']);
  });

  it('is the last one when nothing is left over', () => {
    expect(toPage(['a', 'b'], 2, (item) => [item])).toEqual({ items: ['a', 'b'], nextCursor: null });
    expect(toPage([], 2, () => [])).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    [undefined, 50],
    [0, 1],
    [-5, 1],
    [7.9, 7],
    [100_000, 200],
  ])('has a size within bounds: %p gives %p', (limit, size) => {
    expect(pageLimit({ limit })).toBe(size);
  });

  it.each(['', 'x', Buffer.from('{}').toString('base64url'), Buffer.from('[1,2]').toString('base64url')])(
    'refuses the cursor %j',
    (cursor) => {
      expect(() => decodeCursor(cursor, 2)).toThrow(InvalidCursor);
    },
  );

  it('refuses a cursor of another list, and parts that no query could take', () => {
    expect(() => decodeCursor(page.nextCursor ?? undefined, 3)).toThrow(InvalidCursor);
    expect(() => cursorInstant('2024-02-30T00:00:00.000Z')).toThrow(InvalidCursor);
    expect(() => cursorInstant('2024-13-01T00:00:00.000Z')).toThrow(InvalidCursor);
    expect(() => cursorInstant('0000-01-01T00:00:00.000Z')).toThrow(InvalidCursor);
    expect(() => cursorInstant('-000001-12-31T00:00:00.000Z')).toThrow(InvalidCursor);
    expect(() => cursorInstant('+010000-01-01T00:00:00.000Z')).toThrow(InvalidCursor);
    expect(() => cursorInteger('1; DROP')).toThrow(InvalidCursor);
    expect(cursorInstant('2024-02-29T00:00:00.000Z')).toBe('2024-02-29T00:00:00.000Z');
  });
});
