/** `6.58` of the API as people write it, `6,58`; what is no decimal stays as it is. */
export const withComma = (value: string): string =>
  /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value;

/** As the plan prints them, with two decimals at least; nothing is rounded. */
export const score = (value: string): string => {
  const [whole = '', after = ''] = value.split('.');
  return withComma(`${whole}.${after.padEnd(2, '0')}`);
};

/**
 * What was typed as the API takes it: blanks left out, one comma for the point. What is no decimal goes as it is, for
 * the API to say what is wrong with it: `1.234,5` is never guessed at.
 */
export const withPoint = (typed: string): string => {
  const compact = typed.replaceAll(/\s/g, '');
  return /^-?\d+,\d+$/.test(compact) ? compact.replace(',', '.') : compact;
};

/** `1.234`: a decimal to the API, and to many who type it a thousand and more. */
export const isAmbiguous = (typed: string): boolean => /^-?\d{1,3}\.\d{3}$/.test(typed.trim());

/** The two ways to read it: as it is read, and as it had to be typed to be read otherwise. */
export const pointOf = (typed: string): { readonly decimal: string; readonly thousands: string } => ({
  decimal: withComma(typed.trim()),
  thousands: typed.trim().replace('.', ''),
});
