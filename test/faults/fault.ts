import type pg from 'pg';
import type { Seeded, Stage } from '../support/stage/index.js';
import type { Ledger } from './load/ledger.js';
import type { Load, LoadOptions } from './load/load.js';
import type { Office } from './load/office.js';

/** The limit that all seeded reports share, and the instants that follow from it (spec §3). */
export const LIMIT = '2026-11-14T17:00:00.000Z';
const secondsBefore = (seconds: number): string => new Date(Date.parse(LIMIT) - seconds * 1000).toISOString();

/** Where a fault's clock starts: some seconds before two reminders of 12/11, or before the limit itself. */
export const STARTS = {
  ordinary: '2026-11-12T00:59:35.000Z',
  beforeTheLimit: secondsBefore(30),
} as const;

/** A part that is ended, and how many commands were out when it was. */
export interface Strike {
  readonly part: string;
  readonly inFlight: number;
}

/** What a fault has to work with. */
export interface Scene {
  readonly stage: Stage;
  readonly seeded: Seeded;
  readonly office: Office;
  readonly ledger: Ledger;
  /** Of the seed; drawn from before anything is waited for, so that the schedule is the seed's alone. */
  readonly random: () => number;
  /** As superuser. */
  readonly admin: () => Promise<pg.Client>;
  /** Tells what happens now. */
  readonly say: (what: string) => void;
  /** Begins the load; once. */
  readonly beginLoad: () => Load;
  readonly strikes: Strike[];
  /** Of each kind; a short run has fewer. */
  readonly mostStrikes: number;
}

export interface Fault {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  readonly startsAt: string;
  /** Reports that no client sends, so that the clock has its part. */
  readonly silent: number;
  readonly load?: Partial<LoadOptions>;
  /** Breaks, and mends: all parts run when it resolves. Gives what was not as it must be, in words. */
  readonly breaks: (scene: Scene) => Promise<readonly string[]>;
}
