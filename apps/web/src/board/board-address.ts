/** What of the board its address names: `/board?planId=pgi-2024&period=2024-Q3&asOf=2024-10-01`. */
export interface BoardAddress {
  readonly planId?: string | undefined;
  readonly period?: string | undefined;
  /** To the end of this day. */
  readonly asOf?: string | undefined;
}

export function boardAddress(search: Readonly<Record<string, unknown>>): BoardAddress {
  const named = (['planId', 'period', 'asOf'] as const).flatMap((field) => {
    const value = search[field];
    return typeof value === 'string' && value !== '' ? [[field, value.slice(0, 100)] as const] : [];
  });
  return Object.fromEntries(named);
}
