/** What a reader can make out: a letter, digit, punctuation mark or symbol, and neither a mark nor a private character alone. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Letters and a symbol in name that leave no mark on paper: Hangul fillers and the braille blank. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** True when nothing in the text can be seen; such a reason is no reason (spec §4). */
export const isBlank = (text: string): boolean => !SEEN.test(text.replace(UNSEEN, ''));

/** Unicode NFC, the form in which all text is kept and compared (spec §10). */
export const nfc = (text: string): string => text.normalize('NFC');

/** For comparing with what somebody searches for (spec §10): without diacritics and case, `đ` as `d`. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();

/** Far more than any language puts on one letter: the time that NFC takes grows with the square of such a run. */
export const MOST_MARKS = 30;
/** Looks at each mark a bounded number of times, and at none of a run twice from its middle. */
const TOO_MANY_MARKS = new RegExp(`(?<!\\p{M})\\p{M}{${MOST_MARKS + 1}}`, 'u');

/** Where more than `MOST_MARKS` combining marks follow each other, in UTF-16 units; to be asked before `nfc`. */
export function marksIn(text: string): number | undefined {
  return TOO_MANY_MARKS.exec(text)?.index;
}

/** Control characters but for the tab and line ends, and what turns the direction of writing or isolates it. */
const DISGUISING = /[^\P{Cc}\n\r\t]|\r(?!\n)|[\u202A-\u202E\u2066-\u2069]/u;

/**
 * The first character by which a text would read as something else than it is (or show nothing where something is),
 * with its place in UTF-16 units; undefined when there is none.
 */
export function disguiseIn(text: string): { readonly index: number; readonly character: string } | undefined {
  const found = DISGUISING.exec(text);
  if (!found) return undefined;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { index: found.index, character: `U+${code}` };
}
