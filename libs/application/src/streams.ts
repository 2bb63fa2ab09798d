import type { Decider, DomainEvent } from '@dondoc/decider';
import { loadStream } from '@dondoc/event-store';
import { eventRegistry, typed, type AnyEvent, type Recorded } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';

/** The names of streams; nowhere else is one put together. */
export const streamOf = {
  report: (reportId: string): string => `report-${reportId}`,
  plan: (planId: string): string => `plan-${planId}`,
  assignment: (assignmentId: string): string => `assignment-${assignmentId}`,
  draft: (reportId: string): string => `draft-${reportId}`,
  person: (personId: string): string => `person-${personId}`,
  organisation: 'organisation',
  calendar: 'calendar',
} as const;

/** Ids are readable names; anything else cannot exist, and must not reach the database. */
export const isPossibleId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/.test(id);

export interface Folded<State> {
  readonly state: State;
  /** 0 for a stream that does not exist. */
  readonly version: number;
  /** Of its last event; undefined where it was not loaded, or has none. */
  readonly hash?: string;
}

type Foldable<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event, never, never>,
  'initialState' | 'evolve'
>;

/** The state of an aggregate, from its stream. Throws UnknownEventVersion. */
export async function fold<State, Event extends AnyEvent>(
  tx: QueryRunner,
  agencyId: string,
  streamId: string,
  decider: Foldable<State, Event>,
): Promise<Folded<State> & { readonly events: readonly Recorded<Event>[] }> {
  const events = typed<Event>(await loadStream(tx, agencyId, streamId, eventRegistry));
  const hash = events.at(-1)?.hash;
  return {
    events,
    state: events.reduce(decider.evolve, decider.initialState),
    version: events.length,
    ...(hash === undefined ? {} : { hash }),
  };
}
