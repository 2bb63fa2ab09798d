import {
  calendarDecider,
  organisationDecider,
  type Organisation,
  type WorkingCalendar,
} from '@dondoc/domain';
import { rows, type Statement } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';
import { fold, streamOf, type Folded } from './streams.js';

/** What decisions look at beside their own stream. */
export interface Surroundings {
  readonly organisation: Folded<Organisation>;
  /** Undefined until a calendar was published. */
  readonly calendar: WorkingCalendar | undefined;
  readonly calendarVersion: number;
}

const versionOf = (parameter: string): string =>
  `coalesce((SELECT max(version) FROM events WHERE agency_id = $1 AND stream_id = ${parameter}), 0)::integer`;

const HEADS: Statement = {
  name: 'surroundings',
  text: `SELECT ${versionOf('$2')} AS organisation, ${versionOf('$3')} AS calendar`,
};

/**
 * Organisation and calendar change a few times a year and are read by every command, so they are kept,
 * each for as long as its stream has the version it was folded from; that is asked in every transaction.
 */
export class SurroundingsCache {
  private readonly known = new Map<string, Surroundings>();

  /** As they were when a transaction last asked; undefined before the first. */
  lastKnown(agencyId: string): Surroundings | undefined {
    return this.known.get(agencyId);
  }

  /** The streams whose versions `at` is given, in this order. */
  static readonly streams = [streamOf.organisation, streamOf.calendar] as const;

  async load(tx: QueryRunner, agencyId: string): Promise<Surroundings> {
    const [head] = await rows<{ organisation: number; calendar: number }>(tx, HEADS, [
      agencyId,
      ...SurroundingsCache.streams,
    ]);
    return this.at(tx, agencyId, [head?.organisation ?? 0, head?.calendar ?? 0]);
  }

  /** For whoever knows the versions of this transaction already. */
  async at(
    tx: QueryRunner,
    agencyId: string,
    [organisationVersion, calendarVersion]: readonly [number, number],
  ): Promise<Surroundings> {
    const known = this.known.get(agencyId);
    if (known?.organisation.version === organisationVersion && known.calendarVersion === calendarVersion)
      return known;
    const organisation = await fold(tx, agencyId, streamOf.organisation, organisationDecider);
    const calendar = await fold(tx, agencyId, streamOf.calendar, calendarDecider);
    const fresh = {
      organisation,
      calendar: calendar.state.status === 'published' ? calendar.state.calendar : undefined,
      calendarVersion: calendar.version,
    };
    this.known.set(agencyId, fresh);
    return fresh;
  }
}
