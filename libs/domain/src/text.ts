/**
 * What leaves no mark on paper: white space, control and format characters, everything Unicode lets a
 * renderer ignore (zero-width characters, soft hyphen, Hangul fillers, variation selectors), and the
 * braille blank, which Unicode calls a symbol.
 */
const UNSEEN = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** True when nothing in the text can be seen; such a reason is no reason (spec §4). */
export const isBlank = (text: string): boolean => text.replace(UNSEEN, '') === '';

/** Unicode NFC, the form in which all text is kept and compared (spec §10). */
export const nfc = (text: string): string => text.normalize('NFC');
