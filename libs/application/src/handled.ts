import type { NotYet, NothingToDo, Refused } from '@dondoc/decider';
import type { Instant } from '@dondoc/domain';
import type { RecordedEvent, StreamAppend } from '@dondoc/event-store';
import { eventRegistry, type AnyEvent, type Change } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import type { Clock } from './clock.js';
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

export type Handling =
  | Handled
  | Refused<CommandRefusalCode>
  | NotYet
  /** With the stream's version as it stands, where the next command must name it. */
  | (NothingToDo & { readonly version?: number; readonly etag?: string });

/** What a handler is given: an open transaction, and what every decision may look at. */
export interface Handler {
  readonly tx: QueryRunner;
  readonly envelope: CommandEnvelope;
  readonly surroundings: Surroundings;
  /** For what happens when it is decided; everything else goes by the envelope's `now`. */
  readonly clock: Clock;
}

/** Events for one stream, made on the version that was folded; they took place at `now` unless their aggregate says when. */
export const appendTo = <Event extends AnyEvent>(
  streamId: string,
  { version, hash }: Pick<Folded<unknown>, 'version' | 'hash'>,
  events: readonly Event[],
  now: Instant,
  occurredAt: (event: Event, now: Instant) => Instant = () => now,
): StreamAppend => ({
  streamId,
  expectedVersion: version,
  ...(hash === undefined ? {} : { prevHash: hash }),
  events: events.map((event) => ({
    type: event.type,
    schemaVersion: eventRegistry.currentVersion(event.type),
    data: event.data,
    occurredAt: occurredAt(event, now),
  })),
});

export const noReport = {
  phase: null,
  etag: null,
  receipt: null,
  submissionNumber: null,
  onTime: null,
} as const;
