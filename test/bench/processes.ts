import { readdirSync, readFileSync } from 'node:fs';
import type { Stage } from '../support/stage/index.js';

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;
const PAGE = 4_096;

interface Seen {
  readonly parent: number;
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

/** Every process of the machine; empty where there is no /proc. */
const processes = (): ReadonlyMap<number, Seen> => {
  const seen = new Map<number, Seen>();
  for (const name of safely(() => readdirSync('/proc')) ?? []) {
    if (!/^\d+$/.test(name)) continue;
    // After the name of the program, which may hold anything: state, parent, …, see proc(5).
    const fields = safely(() => readFileSync(`/proc/${name}/stat`, 'utf8'))
      ?.split(') ')
      .at(-1)
      ?.split(' ');
    if (!fields) continue;
    const [parent, user, system, ofChildrenUser, ofChildrenSystem, resident] = [1, 11, 12, 13, 14, 21].map(
      (field) => Number(fields[field]),
    );
    const ticks = (user ?? 0) + (system ?? 0) + (ofChildrenUser ?? 0) + (ofChildrenSystem ?? 0);
    seen.set(Number(name), {
      parent: parent ?? 0,
      cpuSeconds: ticks / TICKS,
      residentMb: sharedOutMb(name) ?? ((resident ?? 0) * PAGE) / 1024 / 1024,
    });
  }
  return seen;
};

/** What several processes share, as PostgreSQL's do, is divided among them; not everyone may look. */
const sharedOutMb = (pid: string): number | undefined => {
  const rollup = safely(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(rollup ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
};

/** A process may end between being listed and being read. */
const safely = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

export type Parts = Readonly<Record<'api' | 'worker' | 'temporal' | 'postgres', number>>;

const summed = (stage: Stage, figure: (seen: Seen) => number): Parts => {
  const all = processes();
  const of = (pid: number): number => {
    const own = all.get(pid);
    const children = [...all].filter(([, { parent }]) => parent === pid);
    return (own ? figure(own) : 0) + children.reduce((sum, [child]) => sum + of(child), 0);
  };
  return {
    api: of(stage.api.pid),
    worker: of(stage.worker.pid),
    temporal: of(stage.temporal.pid),
    postgres: of(stage.postgres.pid),
  };
};

/** Processor time that each part has used so far, its children's included. */
export const cpuSeconds = (stage: Stage): Parts => summed(stage, (seen) => seen.cpuSeconds);

/** Resident memory, its children's included. */
export const residentMb = (stage: Stage): Parts => summed(stage, (seen) => seen.residentMb);

export const differenceOf = (after: Parts, before: Parts): Parts => ({
  api: after.api - before.api,
  worker: after.worker - before.worker,
  temporal: after.temporal - before.temporal,
  postgres: after.postgres - before.postgres,
});
