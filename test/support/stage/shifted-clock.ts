import type { Clock } from '@dondoc/application';
import type { Instant } from '@dondoc/domain';

/** By how many milliseconds a stage's clock is behind the machine's, for its processes. */
export const LAG_VARIABLE = 'STAGE_LAG_MS';

/** The release whose frozen workflows a stage's worker runs; today's without it. */
export const WORKFLOWS_OF = 'STAGE_WORKFLOWS_OF';

/** A clock that runs as the machine's does and shows another date. */
export const shiftedClock = (lagMs: number): Clock & { readonly at: () => Instant } => {
  const at = () => new Date(Date.now() - lagMs).toISOString();
  return { at, now: () => Promise.resolve(at()) };
};

/** The lag a process was started with. Throws when it was started without one: a stage's entry runs nowhere else. */
export const lagFrom = (env: NodeJS.ProcessEnv): number => {
  const lagMs = Number(env[LAG_VARIABLE] ?? Number.NaN);
  if (!Number.isFinite(lagMs)) throw new Error(`${LAG_VARIABLE} is not set: this is a part of a stage`);
  return lagMs;
};
