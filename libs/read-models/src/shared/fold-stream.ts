import {
  assignmentDecider,
  draftDecider,
  organisationDecider,
  planDecider,
  reportDecider,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { AnyEvent, Change, Recorded } from './changes.js';

/** A stream's own aggregate's events only, which the type of a recorded event cannot tell. */
export const typed = <Event extends AnyEvent>(events: readonly RecordedEvent[]): readonly Recorded<Event>[] =>
  events as unknown as readonly Recorded<Event>[];

/** What a whole stream comes to, for a rebuild; undefined for streams without a read model. */
export function foldStream(streamId: string, recorded: readonly RecordedEvent[]): Change | undefined {
  const version = recorded.length;
  const folded = <State, Event extends AnyEvent>(decider: {
    readonly initialState: State;
    readonly evolve: (state: State, event: Event) => State;
  }) => {
    const events = typed<Event>(recorded);
    return { version, events, state: events.reduce(decider.evolve, decider.initialState) };
  };
  switch (kindOf(streamId)) {
    case 'organisation':
      return { kind: 'organisation', ...folded(organisationDecider) };
    case 'plan':
      return { kind: 'plan', ...folded(planDecider) };
    case 'assignment':
      return { kind: 'assignment', ...folded(assignmentDecider) };
    case 'report':
      return { kind: 'report', before: [], ...folded(reportDecider) };
    case 'draft':
      return { kind: 'draft', ...folded(draftDecider) };
    case 'calendar':
    case 'person':
      return undefined;
    default:
      throw new Error(`no read model knows what the stream ${streamId} is`);
  }
}

const kindOf = (streamId: string): string => streamId.split('-', 1)[0] ?? '';
