import type { Application, RefusedOf, Vouched } from '@dondoc/application';
import type { Logger } from 'pino';
import { ProblemError } from '../problem-error.js';
import { currentRequestId } from '../request-context.js';
import { EntryRefusal, type Whom } from './entry-refusal.js';

type Refused = Parameters<Application['entries']['recordRefused']>[1];

interface Tally extends Refused {
  /** Undefined for nobody's, which stand in the record of every agency: the door is one for all of them. */
  readonly of: RefusedOf | undefined;
}

/** Calls each minute, until what it gives is called. */
export type EveryMinute = (run: () => Promise<void>) => () => void;

export const everyMinute: EveryMinute = (run) => {
  const timer = setInterval(() => void run(), 60_000).unref();
  return () => {
    clearInterval(timer);
  };
};

/**
 * Puts on record who was turned away. Anybody may knock a thousand times a minute and nothing recorded is ever
 * deleted, so those of one kind are counted and written as one event when the minute is over. The first in a minute
 * of somebody who is vouched for is written at once. What cannot be written is in the log and is tried again; no
 * answer waits for it to succeed.
 */
export class EntryLog {
  private counted = new Map<string, Tally>();
  private readonly written = new Set<string>();
  private writing = Promise.resolve();

  constructor(
    private readonly application: Pick<Application, 'clock' | 'entries' | 'processes'>,
    private readonly logger: Logger,
  ) {}

  /** Does the work, and remembers if it turns somebody away. */
  async watch<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof EntryRefusal) await this.refused(error);
      throw error;
    }
  }

  /** What was counted since the last time; each minute, and once more at the end. Never fails. */
  write(): Promise<void> {
    return (this.writing = this.writing.then(() => this.writeCounted()));
  }

  private async writeCounted(): Promise<void> {
    const counted = [...this.counted.values()];
    this.counted = new Map();
    this.written.clear();
    const due = new Map<string, Tally>();
    for (const tally of counted) for (const one of await this.ofEachAgency(tally)) merge(due, one);
    for (const tally of due.values()) if (!(await this.record(tally))) merge(this.counted, tally);
  }

  private async refused({ code, whom, asked }: EntryRefusal): Promise<void> {
    const at = await this.application.clock.now();
    const of = await this.known(whom);
    const one = { code, count: 1, from: at, to: at, firstRequestId: currentRequestId() ?? '' };
    const tally = { of, ...one, ...(asked === undefined ? {} : { asked }) };
    const key = keyOf(tally);
    if (of && !this.written.has(key)) {
      this.written.add(key);
      if (await this.record(tally)) return;
    }
    merge(this.counted, tally);
  }

  /** A name that nothing can be made of now is nobody's. */
  private async known(whom: Whom): Promise<RefusedOf | undefined> {
    try {
      const vouched = await whom();
      const agencies = vouched ? await this.application.processes.agencies() : [];
      return vouched && agencies.includes(vouched.agencyId) ? nameOf(vouched) : undefined;
    } catch (error) {
      if (!(error instanceof ProblemError)) this.logger.warn({ err: error }, 'who was refused is not known');
      return undefined;
    }
  }

  /** All agencies' door is the same; of no agency while they are not known. */
  private async ofEachAgency(tally: Tally): Promise<readonly Tally[]> {
    if (tally.of) return [tally];
    try {
      return (await this.application.processes.agencies()).map((agencyId) => ({
        ...tally,
        of: { agencyId },
      }));
    } catch (error) {
      this.tell(tally, error);
      merge(this.counted, tally);
      return [];
    }
  }

  private async record(tally: Tally): Promise<boolean> {
    const { of, ...refused } = tally;
    if (!of) return false;
    try {
      await this.application.entries.recordRefused(of, refused);
      return true;
    } catch (error) {
      this.tell(tally, error);
      return false;
    }
  }

  private tell({ of, ...refused }: Tally, error: unknown): void {
    this.logger.warn({ ...refused, agencyId: of?.agencyId, err: error }, 'refused entries not recorded yet');
  }
}

/** By which the counted of one person come together, and nothing else of what vouches for them. */
const nameOf = (vouched: Vouched): Vouched => {
  const { agencyId } = vouched;
  return 'personId' in vouched
    ? { agencyId, personId: vouched.personId }
    : { agencyId, account: vouched.account };
};

const keyOf = ({ of, code, asked }: Tally): string => JSON.stringify([code, of, asked]);

function merge(into: Map<string, Tally>, tally: Tally): void {
  const key = keyOf(tally);
  const before = into.get(key);
  const [first, last] = before && before.from <= tally.from ? [before, tally] : [tally, before ?? tally];
  const { from, firstRequestId } = first;
  const to = last.to > first.to ? last.to : first.to;
  into.set(key, { ...tally, from, to, firstRequestId, count: tally.count + (before?.count ?? 0) });
}
