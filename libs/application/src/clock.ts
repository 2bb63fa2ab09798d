import type { Instant } from '@dondoc/domain';

/** The one source of `now` (UTC, milliseconds) for API, worker and CLI; a rehearsal brings its own. */
export interface Clock {
  now(): Promise<Instant>;
}

export const systemClock: Clock = { now: () => Promise.resolve(new Date().toISOString()) };
