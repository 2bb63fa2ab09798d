import type { Instant } from '@dondoc/domain';

/** When it was, by a claim of a token such as `iat`, to the millisecond; undefined for what is no instant. */
export function instantOf(claim: unknown): Instant | undefined {
  if (typeof claim !== 'number') return undefined;
  const time = new Date(Math.round(claim * 1000));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
