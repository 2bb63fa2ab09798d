/** Without diacritics and case, `đ` as `d`: `Nguyễn Văn Đức` is found by `duc`. */
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();

/** Whether every word that was typed stands somewhere in the text. */
export const matches = (text: string, typed: string): boolean => {
  const within = folded(text);
  return folded(typed)
    .split(/\s+/)
    .every((word) => within.includes(word));
};

const vietnamese = new Intl.Collator('vi', { numeric: true });

/** In the order of a Vietnamese dictionary: a ă â b c d đ e ê … */
export const inOrder = (one: string, other: string): number => vietnamese.compare(one, other);
