import { setTimeout as delay } from 'node:timers/promises';
import { PEOPLE, type SeededReport } from '../../support/stage/index.js';
import { seeded } from '../seeded.js';
import { runClient } from './client.js';
import type { Ledger } from './ledger.js';
import type { Office } from './office.js';

export interface LoadOptions {
  /** Acknowledged at least. */
  readonly commands: number;
  readonly clients: number;
  readonly pauseMs: number;
  readonly mayWithdraw: boolean;
}

/** However slow the machine: after this nobody waits for an answer any more, and the oracle says so. */
const HOPELESS_MS = 90_000;
const EACH_GIVES_UP = 4;

/** Clients that send commands until they are told to stop. */
export class Load {
  private over = false;
  private hopeless = false;
  private ended = false;
  private readonly clients: Promise<unknown>;

  private constructor(
    readonly office: Office,
    readonly ledger: Ledger,
    private readonly options: LoadOptions,
    reports: readonly SeededReport[],
    random: () => number,
  ) {
    const running = reports.slice(0, options.clients).map((report, index) =>
      runClient({
        ...{ office, ledger, report, pauseMs: options.pauseMs, mayWithdraw: options.mayWithdraw },
        ...{ reviewer: PEOPLE.reviewer, director: PEOPLE.director },
        random: seeded(Math.floor(random() * 2 ** 32)),
        givesUpAfter: index % EACH_GIVES_UP === 0 ? 1 + Math.floor(random() * 12) : Infinity,
        isOver: () => this.over,
        isHopeless: () => this.hopeless,
      }),
    );
    this.clients = Promise.all(running).finally(() => (this.ended = true));
    // Looked at by whoever finishes the load.
    this.clients.catch(() => undefined);
  }

  /** One client a report, at most as many as asked for. */
  static begin(
    office: Office,
    ledger: Ledger,
    options: LoadOptions,
    reports: readonly SeededReport[],
    random: () => number,
  ): Load {
    return new Load(office, ledger, options, reports, random);
  }

  /** Resolves when as many are acknowledged as asked for, and every client has its answer. */
  async finish(): Promise<void> {
    const giveUpAt = performance.now() + HOPELESS_MS;
    const enough = () => this.ledger.acknowledged.length >= this.options.commands || this.ended;
    while (!enough() && performance.now() < giveUpAt) await delay(100);
    this.over = true;
    const timer = setTimeout(() => (this.hopeless = true), HOPELESS_MS);
    await this.clients;
    clearTimeout(timer);
  }
}
