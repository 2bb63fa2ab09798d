import type { Schemas } from '../api/queries.js';

/** `5/6 (83,3 %)`: both numbers always; a dash where nothing was expected. */
export function shareText(share: Schemas['Share'] | null): string {
  if (share === null) return '–';
  const { numerator, denominator } = share;
  const percent = (100 * numerator) / denominator;
  return `${String(numerator)}/${String(denominator)} (${percent.toFixed(1).replace('.', ',').replace(',0', '')} %)`;
}

/** In percent, for a chart; undefined where nothing was expected. */
export const percentOf = (share: Schemas['Share'] | null): number | undefined =>
  share === null ? undefined : Math.round((1000 * share.numerator) / share.denominator) / 10;
