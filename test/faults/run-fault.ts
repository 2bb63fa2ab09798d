import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { Stage } from '../support/stage/index.js';
import type { Fault, Strike } from './fault.js';
import { Ledger } from './load/ledger.js';
import { Load } from './load/load.js';
import { Office } from './load/office.js';
import { askOracle, type Verdict } from './oracle/oracle.js';
import { seeded } from './seeded.js';

export interface RunOptions {
  readonly seed: number;
  readonly commands: number;
  readonly clients: number;
  readonly say: (what: string) => void;
  /** Of each kind, at most; all that a fault has unless told. */
  readonly mostStrikes?: number;
}

export interface FaultResult extends Verdict {
  readonly name: string;
  readonly strikes: readonly Strike[];
  /** Lost answers that a repeat settled while the clients ran. */
  readonly answersLost: number;
  /** Of those, carried out before the loss: the repeat got the first answer. */
  readonly committedBefore: number;
  readonly seconds: number;
}

/** One fault, on a stage of its own, from an empty database to the oracle's verdict. */
export async function runFault(fault: Fault, options: RunOptions): Promise<FaultResult> {
  const since = performance.now();
  const { say } = options;
  const random = seeded(ofItsOwn(options.seed, fault.name));
  const loadOptions = { pauseMs: 600, mayWithdraw: true, ...options, ...fault.load };
  // A run asked for fewer clients has fewer everywhere.
  const clients = Math.min(options.clients, loadOptions.clients);
  const stage = await Stage.open({ now: fault.startsAt, progress: (what) => say(`  ${what}`) });
  const closing: (() => Promise<void>)[] = [];
  try {
    const plan = await stage.seed({
      assignments: clients + fault.silent,
      schedule: { quarterly: null, yearly: { beforeDay: 15, month: 11 } },
    });
    const ledger = new Ledger();
    const office = new Office(plan.agencyId, stage.apiUrl, (...who) => stage.token(...who), ledger);
    const strikes: Strike[] = [];
    let load: Load | undefined;
    const clientSeeds = seeded(Math.floor(random() * 2 ** 32));
    const complaints = await fault.breaks({
      ...{ stage, seeded: plan, office, ledger, random, strikes, say },
      mostStrikes: options.mostStrikes ?? Infinity,
      admin: async () => {
        const client = new pg.Client({ connectionString: stage.urls.admin });
        // A server that is stopped ends the session; whoever asks next is told.
        client.on('error', () => undefined);
        await client.connect();
        closing.push(() => client.end());
        return client;
      },
      beginLoad: () =>
        (load ??= Load.begin(office, ledger, { ...loadOptions, clients }, plan.reports, clientSeeds)),
    });
    await load?.finish();
    office.apiUrl = stage.apiUrl;
    const settledByClients = ledger.acknowledged.filter(({ lost }) => lost > 0);
    say(
      `  ${ledger.acknowledged.length} acknowledged, ${ledger.unanswered.length} left open; asking the oracle`,
    );
    // Whoever should answer would be asked in vain, for every command that is open.
    const gone = [stage.postgres, stage.temporal, stage.api].filter(({ hasEnded }) => hasEnded);
    for (const { name, logFile } of gone)
      throw new Error(`${name} has ended by itself: ${(await readFile(logFile, 'utf8')).slice(-4_000)}`);
    const verdict = await askOracle(stage, office, ledger);
    return {
      ...verdict,
      violations: [...complaints, ...verdict.violations],
      ...{ name: fault.name, strikes },
      answersLost: settledByClients.length,
      committedBefore: settledByClients.filter(({ answer }) => answer.repeated).length,
      seconds: (performance.now() - since) / 1000,
    };
  } finally {
    for (const close of closing) await close().catch(() => undefined);
    await stage.close();
  }
}

/** Of a fault that could not be carried out, or asked about, to its end. */
export const brokenOff = (name: string, error: unknown): FaultResult => ({
  ...{ name, strikes: [], answersLost: 0, committedBefore: 0, seconds: 0, settledAfterMs: 0, events: 0 },
  ...{ acknowledged: 0, found: 0, doubled: 0, lost: 0, refused: 0, unanswered: { carriedOut: 0, absent: 0 } },
  violations: [`broken off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
});

/** So that one fault run alone does what it does among all. */
const ofItsOwn = (seed: number, name: string): number =>
  createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE(0);
