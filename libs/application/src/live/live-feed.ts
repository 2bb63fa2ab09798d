import { setTimeout as delay } from 'node:timers/promises';
import { actorOf, dayOf } from '@dondoc/domain';
import { eventsSince, WakeUp, withAgency, type FeedListener, type SincePlace } from '@dondoc/event-store';
import { divisionsOfReports } from '@dondoc/read-models';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock.js';
import type { SurroundingsCache } from '../surroundings.js';
import { changeFor, reportsOf } from './change-for.js';
import type { Follower, Live, LiveChange } from './live.types.js';
import { isBefore, placeFrom, placeText } from './place.js';

/** Looked at so often when nobody wakes it: not everything that is recorded is announced. */
const POLL_MS = 1_000;
/** Waited before each look, so that what comes together is told together. */
const GATHER_MS = 200;
/** Of one agency at one look; more than these are told as "anything", and then nothing for a while. */
const AT_ONCE = 1_000;
const REST_MS = 10_000;

interface Followed {
  readonly followers: Set<Follower>;
  /** Undefined until one of them knows where it begins. */
  place: SincePlace | undefined;
  /** Positions of events that were told and will be read again. */
  told: ReadonlySet<string>;
  /** By the machine's own clock, in milliseconds. */
  restsUntil: number;
}

interface Looked {
  readonly place: SincePlace;
  readonly told: ReadonlySet<string>;
  readonly incomplete: boolean;
  readonly changeFor: (follower: Follower) => LiveChange;
}

/**
 * Tells whoever follows that something they may see has changed. However many follow, the process listens on one
 * connection and asks one question an agency and look; while nobody follows it asks nothing.
 */
export class LiveFeed implements Live {
  private readonly agencies = new Map<string, Followed>();
  private readonly wakeUp = new WakeUp();
  private readonly listener: Pick<FeedListener, 'start' | 'close'>;
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: SurroundingsCache,
    private readonly clock: Clock,
    listen: (wake: () => void) => Pick<FeedListener, 'start' | 'close'>,
  ) {
    this.listener = listen(() => {
      this.wakeUp.call();
    });
  }

  async follow(follower: Follower): Promise<() => void> {
    const { agencyId } = follower;
    const followed: Followed = this.agencies.get(agencyId) ?? {
      followers: new Set(),
      place: undefined,
      told: new Set(),
      restsUntil: 0,
    };
    this.agencies.set(agencyId, followed);
    // Before it is asked what they missed, so that nothing falls between the two.
    followed.followers.add(follower);
    const leave = (): void => {
      followed.followers.delete(follower);
      if (followed.followers.size === 0 && this.agencies.get(agencyId) === followed)
        this.agencies.delete(agencyId);
    };
    try {
      const looked = await this.look(agencyId, placeFrom(follower.after), new Set());
      follower.tell(looked.changeFor(follower));
      // Of two that begin at once the one that knows less.
      if (!followed.place || isBefore(looked.place, followed.place)) followed.place = looked.place;
    } catch (error) {
      leave();
      throw error;
    }
    this.listener.start();
    this.running ??= this.run();
    return leave;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakeUp.call();
    await this.listener.close();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.closed && this.agencies.size > 0) {
      await this.wakeUp.pause(POLL_MS);
      await delay(GATHER_MS);
      for (const [agencyId, followed] of this.agencies)
        // A database that is away is no end: what happens meanwhile is read when it is back.
        await this.tellAll(agencyId, followed).catch(() => undefined);
    }
    this.running = undefined;
  }

  private async tellAll(agencyId: string, followed: Followed): Promise<void> {
    if (this.closed || !followed.place || Date.now() < followed.restsUntil) return;
    const looked = await this.look(agencyId, followed.place, followed.told);
    Object.assign(followed, { place: looked.place, told: looked.told });
    if (looked.incomplete) followed.restsUntil = Date.now() + REST_MS;
    for (const follower of followed.followers) {
      const change = looked.changeFor(follower);
      const { all, reports, drafts, kinds, access } = change;
      if (all || access || reports.length + drafts.length + kinds.length > 0) follower.tell(change);
    }
  }

  private look(agencyId: string, after: SincePlace | undefined, told: ReadonlySet<string>): Promise<Looked> {
    return withAgency(this.dataSource, agencyId, async (tx) => {
      const { events: read, place, incomplete } = await eventsSince(tx, agencyId, after, AT_ONCE);
      const again = read.filter(({ transactionId }) => !isBefore({ ...place, transactionId }, place));
      const looked = { place, told: new Set(again.map(({ position }) => position)), incomplete };
      const events = read.filter(({ position }) => !told.has(position));
      if (after === undefined || incomplete) return { ...looked, changeFor: () => anything(place) };
      if (events.length === 0) return { ...looked, changeFor: () => nothing(place) };
      const { state: organisation } = (await this.surroundings.load(tx, agencyId)).organisation;
      const divisions = await divisionsOfReports(tx, agencyId, reportsOf(events));
      const today = dayOf(await this.clock.now());
      const happened = { events, divisions, planningDivisionId: organisation.planningDivisionId };
      return {
        ...looked,
        changeFor: ({ personId }) => ({
          ...nothing(place),
          ...changeFor(personId, actorOf(organisation, personId, today), happened),
        }),
      };
    });
  }
}

const nothing = (place: SincePlace): LiveChange => ({
  place: placeText(place),
  all: false,
  reports: [],
  drafts: [],
  kinds: [],
  access: false,
});

/** Whatever ended somebody's access may be among what is not known. */
const anything = (place: SincePlace): LiveChange => ({ ...nothing(place), all: true, access: true });
