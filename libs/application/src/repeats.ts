import { kindOf, manifoldOf, repeatsOf, type Instant, type Repeatable } from '@dondoc/domain';
import { withAgency, type EventMeta } from '@dondoc/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import { appendToLog } from './log-streams.js';
import type { RepeatsApi, TellOfRepeats } from './repeats.types.js';

const MINUTE_MS = 60_000;

/** Of one person in a minute; what is of no kind among them is counted without telling it apart. */
export const KINDS_AT_MOST = 30;

interface Noted {
  readonly agencyId: string;
  readonly streamId: string;
  /** By whom it was brought about, where more than one person stands in the stream. */
  readonly of?: string;
  readonly event: Repeatable;
  readonly now: Instant;
  readonly commandId: string;
  readonly metaOf: (tx: QueryRunner) => EventMeta | Promise<EventMeta>;
}

interface Kind extends Pick<Noted, 'agencyId' | 'streamId' | 'commandId'> {
  /** The first, with what stands on record of it; rejected where it could not be recorded. */
  readonly first: Promise<EventMeta>;
  readonly event: Repeatable;
  /** Of those after the first. */
  count: number;
  /** When the last of them came. */
  last: Instant;
}

/** A minute of one person. */
interface Minute {
  readonly from: Instant;
  readonly kinds: Map<string, Kind>;
}

/**
 * Records what a person may bring about as often as they can ask: nothing recorded is ever deleted. The first of a
 * kind within a minute is on record before it is answered; further ones are counted, and written as one event when
 * the minute is over.
 */
export class Repeats implements RepeatsApi {
  private minutes = new Map<string, Minute>();
  /** Of minutes that are over. */
  private due: Kind[] = [];
  private writing = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  /** Throws what keeps the first from being recorded, to those that wait for it too. */
  async record(noted: Noted): Promise<void> {
    if (this.endMinuteBefore(noted)) await this.writeEnded();
    const minute = this.minuteOf(noted);
    const [key, event] = kindIn(minute, noted.event);
    const known = minute.kinds.get(key);
    if (known) return again(known, noted.now);
    const { agencyId, streamId, commandId, now } = noted;
    const first = this.append(noted);
    minute.kinds.set(key, { agencyId, streamId, commandId, first, event, count: 0, last: now });
    try {
      await first;
    } catch (error) {
      minute.kinds.delete(key);
      throw error;
    }
  }

  write(tell?: TellOfRepeats): Promise<void> {
    for (const minute of this.minutes.values()) this.end(minute);
    this.minutes = new Map();
    return this.writeEnded(tell);
  }

  private writeEnded(tell?: TellOfRepeats): Promise<void> {
    return (this.writing = this.writing.then(() => this.writeDue(tell)));
  }

  private async writeDue(tell?: TellOfRepeats): Promise<void> {
    const due = this.due;
    this.due = [];
    for (const kind of due) {
      const meta = await kind.first.catch(() => undefined);
      if (!meta || kind.count === 0) continue;
      const { agencyId, streamId, commandId, count, last: now } = kind;
      const event = repeatsOf(kind.event, count);
      try {
        await this.append({ agencyId, streamId, commandId, event, now, metaOf: () => meta });
      } catch (error) {
        this.due.push(kind);
        tell?.({ agencyId, streamId, type: event.type, count }, error);
      }
    }
  }

  /** Whether one was over by the clock of who asks: not every program calls `write` each minute. One that came late ends none. */
  private endMinuteBefore(noted: Noted): boolean {
    const before = this.minutes.get(whose(noted));
    if (!before || Date.parse(noted.now) - Date.parse(before.from) < MINUTE_MS) return false;
    this.minutes.delete(whose(noted));
    this.end(before);
    return true;
  }

  private minuteOf(noted: Noted): Minute {
    const present = this.minutes.get(whose(noted));
    if (present) return present;
    const minute = { from: noted.now, kinds: new Map<string, Kind>() };
    this.minutes.set(whose(noted), minute);
    return minute;
  }

  private end({ kinds }: Minute): void {
    for (const kind of kinds.values()) if (kind.count > 0) this.due.push(kind);
  }

  private async append({ agencyId, metaOf, ...entry }: Noted): Promise<EventMeta> {
    return withAgency(this.dataSource, agencyId, async (tx) => {
      const meta = await metaOf(tx);
      await appendToLog(tx, { agencyId, ...entry, metaOf: () => meta });
      return meta;
    });
  }
}

const whose = ({ agencyId, streamId, of }: Noted): string => JSON.stringify([agencyId, streamId, of]);

function kindIn({ kinds }: Minute, event: Repeatable): readonly [string, Repeatable] {
  const kind = kindOf(event);
  const key = JSON.stringify(kind);
  if (kinds.has(key) || kinds.size < KINDS_AT_MOST) return [key, kind];
  const manifold = manifoldOf(event);
  return [JSON.stringify(manifold), manifold];
}

/** Counted before the first is waited for, so that a minute that ends meanwhile has it. */
async function again(kind: Kind, now: Instant): Promise<void> {
  kind.count += 1;
  if (now > kind.last) kind.last = now;
  await kind.first;
}
