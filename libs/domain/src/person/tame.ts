const LENGTH = 200;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text from outside, unread, as the store can hold it: cut at 200 characters, freed of NUL and broken characters. */
export const tame = (text: string): string =>
  text.slice(0, LENGTH).replaceAll('\0', '').replaceAll(LONE_SURROGATE, '\uFFFD');
