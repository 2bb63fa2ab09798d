import type { Instant } from '../calendar/calendar.types.js';
import type { Organisation } from './organisation.types.js';

/** Until when what the person had obtained has ended, by their own ending or everybody's; null when it never was. */
export function accessEndedAt(
  { accessEnds, allAccessEndedAt }: Organisation,
  personId: string,
): Instant | null {
  const own = accessEnds.find((known) => known.personId === personId)?.at ?? null;
  if (own === null || allAccessEndedAt === null) return own ?? allAccessEndedAt;
  return own > allAccessEndedAt ? own : allAccessEndedAt;
}

/**
 * Whether a session or token has ended with the person's access. What was obtained in the very millisecond of the
 * ending has, since nobody can tell which was first. Whoever knows of a token only the second takes its beginning:
 * so nothing of that second outlives an ending in it.
 */
export const isEndedAccess = (obtainedAt: Instant, endedAt: Instant | null): boolean =>
  endedAt !== null && obtainedAt <= endedAt;
