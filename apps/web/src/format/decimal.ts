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
