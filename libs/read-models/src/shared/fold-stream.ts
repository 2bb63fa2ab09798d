import {
  assignmentDecider,
  draftDecider,
  organisationDecider,
  planDecider,
  reportDecider,
  type PersonEvent,
} from '@dondoc/domain';
import type { RecordedEvent } from '@dondoc/event-store';
import type { AnyEvent, Change, Recorded } from './changes.js';

/** What a decider brings to the folding of its streams. */
export interface Foldable<State, Event extends AnyEvent> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
}

/**
 * A stream further on, by the events as they stand in the store and not as they were decided: so a state just
 * decided and one that a rebuild folds are the same, to the order of their keys.
 */
export function foldOn<State, Event extends AnyEvent>(
  { evolve }: Pick<Foldable<State, Event>, 'evolve'>,
  before: { readonly state: State; readonly version: number },
  recorded: readonly RecordedEvent[],
): { readonly version: number; readonly state: State; readonly events: readonly Recorded<Event>[] } {
  // A stream's own aggregate's events only, which the type of a recorded event cannot tell.
  const events = recorded as unknown as readonly Recorded<Event>[];
  return { version: before.version + events.length, state: events.reduce(evolve, before.state), events };
}

/** Of a person's stream its events are all there is. */
export const personRecord: Foldable<null, PersonEvent> = { initialState: null, evolve: () => null };

/** What a whole stream comes to, for a rebuild; undefined for streams without a read model. */
export function foldStream(streamId: string, recorded: readonly RecordedEvent[]): Change | undefined {
  const folded = <State, Event extends AnyEvent>(decider: Foldable<State, Event>) =>
    foldOn(decider, { state: decider.initialState, version: 0 }, recorded);
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
    case 'person':
      return { kind: 'person', ...folded(personRecord) };
    case 'attachments':
    case 'calendar':
    case 'sign-ins':
    case 'entry':
      return undefined;
    default:
      throw new Error(`no read model knows what the stream ${streamId} is`);
  }
}

/** What stands before the id of which there is one stream each; the agency has one of its sign-ins. */
const kindOf = (streamId: string): string =>
  streamId === 'sign-ins' ? streamId : (streamId.split('-', 1)[0] ?? '');
