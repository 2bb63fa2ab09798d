/** What a reader can make out: a letter, digit, punctuation mark or symbol, and neither a mark nor a private character alone. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
/** Letters and a symbol in name that leave no mark on paper: Hangul fillers and the braille blank. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** True when nothing in the text can be seen; such a reason is no reason (spec §4). */
export const isBlank = (text: string): boolean => !SEEN.test(text.replace(UNSEEN, ''));

/** Unicode NFC, the form in which all text is kept and compared (spec §10). */
export const nfc = (text: string): string => text.normalize('NFC');
