import { draftDecider, type DraftState } from '@dondoc/domain';
import { loadStream, loadStreams, type RecordedEvent } from '@dondoc/event-store';
import {
  eventRegistry,
  foldedDraft,
  foldOn,
  type AnyEvent,
  type Foldable,
  type Recorded,
} from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';

/** The names of streams; nowhere else is one put together. */
export const streamOf = {
  report: (reportId: string): string => `report-${reportId}`,
  plan: (planId: string): string => `plan-${planId}`,
  assignment: (assignmentId: string): string => `assignment-${assignmentId}`,
  draft: (reportId: string): string => `draft-${reportId}`,
  attachments: (reportId: string): string => `attachments-${reportId}`,
  person: (personId: string): string => `person-${personId}`,
  organisation: 'organisation',
  calendar: 'calendar',
  signIns: 'sign-ins',
  entry: 'entry',
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

export interface Loaded<State, Event extends AnyEvent> extends Folded<State> {
  readonly events: readonly Recorded<Event>[];
}

/** The state of an aggregate, from its stream. Throws UnknownEventVersion. */
export async function fold<State, Event extends AnyEvent>(
  tx: QueryRunner,
  agencyId: string,
  streamId: string,
  decider: Foldable<State, Event>,
): Promise<Loaded<State, Event>> {
  return folded(await loadStream(tx, agencyId, streamId, eventRegistry), decider);
}

/** As `fold`, of many streams of one kind, in the order given. */
export async function foldMany<State, Event extends AnyEvent>(
  tx: QueryRunner,
  agencyId: string,
  streamIds: readonly string[],
  decider: Foldable<State, Event>,
): Promise<readonly Loaded<State, Event>[]> {
  const streams = await loadStreams(tx, agencyId, streamIds, eventRegistry);
  return streamIds.map((streamId) => folded(streams.get(streamId) ?? [], decider));
}

/**
 * A draft as its row has it, written in the transaction of its last event: its stream has an event for every pause of
 * its authors. A row that were behind would fail by the expected version, and change nothing.
 */
export const foldDraft = async (
  tx: QueryRunner,
  agencyId: string,
  reportId: string,
): Promise<Folded<DraftState>> =>
  (await foldedDraft(tx, agencyId, reportId)) ?? fold(tx, agencyId, streamOf.draft(reportId), draftDecider);

function folded<State, Event extends AnyEvent>(
  recorded: readonly RecordedEvent[],
  decider: Foldable<State, Event>,
): Loaded<State, Event> {
  const stream = foldOn(decider, { state: decider.initialState, version: 0 }, recorded);
  const hash = recorded.at(-1)?.hash;
  return { ...stream, ...(hash === undefined ? {} : { hash }) };
}
