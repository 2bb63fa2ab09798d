import { setTimeout as delay } from 'node:timers/promises';
import type { Part } from '../support/stage/index.js';
import type { Scene } from './fault.js';

/** Milliseconds before each of so many strikes, drawn and told before the first. */
export function schedule(
  scene: Scene,
  what: string,
  count: number,
  [from, to]: readonly [number, number],
): number[] {
  const pauses = Array.from({ length: Math.min(count, scene.mostStrikes) }, () =>
    Math.round(from + scene.random() * (to - from)),
  );
  scene.say(`${what}: ${pauses.map((pause) => `+${pause} ms`).join(', ')}`);
  return pauses;
}

const LOOK_AGAIN_MS = 5;
const NOBODY_SENDS_MS = 30_000;

/** Ends a part while a command is out; resolves when it is gone. */
export async function strike(scene: Scene, part: Part, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const giveUpAt = performance.now() + NOBODY_SENDS_MS;
  while (scene.ledger.inFlight.length === 0 && performance.now() < giveUpAt) await delay(LOOK_AGAIN_MS);
  const inFlight = scene.ledger.inFlight.length;
  part.send(signal);
  await part.exited;
  scene.strikes.push({ part: part.name, inFlight });
  scene.say(`  ${signal} ${part.name}, ${inFlight} commands in flight`);
}

/** Resolves when the domain's clock has passed the instant by so many seconds. */
export async function untilClock({ stage }: Scene, instant: string, secondsAfter = 0): Promise<void> {
  const at = Date.parse(instant) + secondsAfter * 1000;
  await delay(Math.max(0, at - Date.parse(stage.now())));
}
