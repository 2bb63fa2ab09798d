import { STANDINGS, type Standing } from './standing.js';

/** What of the coverage its address names. */
export interface CoverageAddress {
  readonly planId?: string | undefined;
  readonly period?: string | undefined;
  readonly only?: Standing | 'lacking' | undefined;
}

export const onlyFrom = (value: unknown): CoverageAddress['only'] =>
  value === 'lacking' ? 'lacking' : STANDINGS.find((standing) => standing === value);

export function coverageAddress(search: Readonly<Record<string, unknown>>): CoverageAddress {
  const { planId, period } = search;
  const only = onlyFrom(search['only']);
  return {
    ...(typeof planId === 'string' && { planId }),
    ...(typeof period === 'string' && { period }),
    ...(only && { only }),
  };
}
