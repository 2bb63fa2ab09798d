/** A fact: its name in the past tense and what was recorded with it. `data` is plain JSON. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** Why something may not happen: a stable code, the field it concerns, and values for the message. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Accepted<Event> {
  readonly outcome: 'accepted';
  readonly events: readonly Event[];
}
export interface Refused<Code extends string> {
  readonly outcome: 'refused';
  readonly refusal: Refusal<Code>;
}
/** A time-driven command that came early; ask again at `until` (instant, UTC, ISO 8601 with milliseconds). */
export interface NotYet {
  readonly outcome: 'notYet';
  readonly until: string;
}
/** A command overtaken by what has already happened; not an error, nothing is recorded. */
export interface NothingToDo {
  readonly outcome: 'nothingToDo';
}

export type Decision<Event, Code extends string> = Accepted<Event> | Refused<Code> | NotYet | NothingToDo;

/**
 * An event-sourced aggregate. `evolve` says what has happened and never refuses;
 * `decide` says what may be asked and never changes anything. Both are pure: `context`
 * brings the time, the actor and whatever else the decision looks at.
 */
export interface Decider<State, Command, Event extends DomainEvent, Code extends string, Context> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (state: State, command: Command, context: Context) => Decision<Event, Code>;
}

export const accept = <Event>(...events: Event[]): Accepted<Event> => ({ outcome: 'accepted', events });
export const refuse = <Code extends string>(
  code: Code,
  details: Omit<Refusal<Code>, 'code'> = {},
): Refused<Code> => ({ outcome: 'refused', refusal: { code, ...details } });
export const notYet = (until: string): NotYet => ({ outcome: 'notYet', until });
export const nothingToDo: NothingToDo = { outcome: 'nothingToDo' };
