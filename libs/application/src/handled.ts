import type { NotYet, NothingToDo, Refused } from '@dondoc/decider';
import type { Instant } from '@dondoc/domain';
import type { RecordedEvent, StreamAppend } from '@dondoc/event-store';
import { eventRegistry, type AnyEvent, type Change } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import type { CommandAnswer, CommandEnvelope, CommandRefusalCode } from './command-bus.types.js';
import type { Folded } from './streams.js';
import type { Surroundings } from './surroundings.js';

/** One stream's part of what a command brings about. */
export interface Write {
  readonly append: StreamAppend;
  /** What the read models are told once the events are recorded; undefined when none follows the stream. */
  readonly change: ((recorded: readonly RecordedEvent[]) => Change) | undefined;
}

/** A decision, ready to be recorded. The first write is the target's. */
export interface Handled {
  readonly outcome: 'accepted';
  readonly writes: readonly [Write, ...Write[]];
  readonly answer: Omit<CommandAnswer, 'streamId' | 'version' | 'events'>;
}

export type Handling = Handled | Refused<CommandRefusalCode> | NotYet | NothingToDo;

/** What a handler is given: an open transaction, and what every decision may look at. */
export interface Handler {
  readonly tx: QueryRunner;
  readonly envelope: CommandEnvelope;
  readonly surroundings: Surroundings;
}

/** Events for one stream, made on the version that was folded. */
export const appendTo = (
  streamId: string,
  { version }: Pick<Folded<unknown>, 'version'>,
  events: readonly AnyEvent[],
  now: Instant,
): StreamAppend => ({
  streamId,
  expectedVersion: version,
  events: events.map((event) => ({
    type: event.type,
    schemaVersion: eventRegistry.currentVersion(event.type),
    data: event.data,
    occurredAt: effectiveAt(event, now),
  })),
});

/** A miss is recorded a little after the limit, with the limit as the time at which it happened (spec §4). */
const effectiveAt = (event: AnyEvent, now: Instant): Instant =>
  event.type === 'DeadlineMissed' ? event.data.limitAt : now;

export const noReport = {
  phase: null,
  etag: null,
  receipt: null,
  submissionNumber: null,
  onTime: null,
} as const;
