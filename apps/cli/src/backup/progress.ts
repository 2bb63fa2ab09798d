import { tell } from '../start/console.js';

const EVERY_MS = 2_000;

/** Tells how many events are done, every two seconds at most, and nothing of what is done at once. */
export const eventsProgress = (): ((done: number, total: number) => void) => {
  let toldAt = performance.now();
  return (done, total) => {
    const now = performance.now();
    if (now - toldAt < EVERY_MS) return;
    toldAt = now;
    tell(`  … ${done}/${total} sự kiện / events`);
  };
};
