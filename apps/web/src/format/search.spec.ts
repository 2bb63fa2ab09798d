import { expect, it } from '@jest/globals';
import { inOrder, matches } from './search.js';

it.each([
  ['Nguyễn Văn Đức', 'duc', true],
  ['Nguyễn Văn Đức', 'ĐỨC nguyễn', true],
  ['Phòng Kế hoạch - Tài chính', 'ke  hoach', true],
  ['Phòng Kế hoạch - Tài chính', 'ke hoach van', false],
  ['Nguyễn'.normalize('NFD'), 'nguyễn', true],
  ['Bất kỳ', '', true],
])('finds in %s by %s: %s', (text, typed, found) => {
  expect(matches(text, typed)).toBe(found);
});

it('sorts as a Vietnamese dictionary does', () => {
  const names = ['Đào', 'Dũng', 'Ân', 'An', 'Ếch', 'Em', 'Ăn', 'Mục 10', 'Mục 9'];
  expect(names.toSorted(inOrder)).toEqual(['An', 'Ăn', 'Ân', 'Dũng', 'Đào', 'Em', 'Ếch', 'Mục 9', 'Mục 10']);
});
