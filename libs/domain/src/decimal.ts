import Big from 'big.js';
import type { DecimalText } from './plan/plan.types.js';

/** Longer than any figure of a plan; keeps a hostile text from becoming a huge number. */
const LONGEST = 40;

/**
 * Reads an exact decimal written with a point or a comma ("6.58", "6,58") into canonical text: a point,
 * no exponent, no `+`, no superfluous zeros ("5,30" → "5.3", "-0" → "0"). Undefined for anything else;
 * thousands separators are not understood, so "1.000" is one.
 */
export function parseDecimal(text: string): DecimalText | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !/^[+-]?\d+(?:[.,]\d+)?$/.test(trimmed)) return undefined;
  return canonical(new Big(trimmed.replace(',', '.').replace('+', '')));
}

/** a + b, exact. */
export const add = (a: DecimalText, b: DecimalText): DecimalText => canonical(new Big(a).plus(b));

/** a − b, exact. */
export const subtract = (a: DecimalText, b: DecimalText): DecimalText => canonical(new Big(a).minus(b));

/** −1, 0 or 1 as a is less than, equal to or greater than b; by value, so "5.30" equals "5.3". */
export const compareDecimals = (a: DecimalText, b: DecimalText): -1 | 0 | 1 => new Big(a).cmp(b);

/**
 * With a decimal comma, as printed in Vietnamese. `places` is the least number of decimals shown
 * ("5.3" with 2 → "5,30"); decimals beyond it are kept, nothing is ever rounded.
 */
export function formatDecimal(value: DecimalText, places = 0): string {
  const exact = canonical(new Big(value));
  const [whole = '', fraction = ''] = exact.split('.');
  const padded = fraction.padEnd(places, '0');
  return padded === '' ? whole : `${whole},${padded}`;
}

/** Normal notation at any size; big.js prints no minus before a zero here. */
const canonical = (value: Big): DecimalText => value.toFixed();
