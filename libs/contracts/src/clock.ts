import type { Instant } from '@dondoc/domain';

/** Where `now` comes from, for API, feed and activities alike; in a rehearsal the time-skipping server. */
export interface Clock {
  now(): Instant | Promise<Instant>;
}

/** The machine's own clock. UTC, milliseconds. */
export const systemClock: Clock = { now: () => new Date().toISOString() };
