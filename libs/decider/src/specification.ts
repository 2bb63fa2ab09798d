import type { Decider, Decision, DomainEvent } from './decider.js';

/**
 * Given these facts, when this is asked, what follows? Returns the decision, so that a spec
 * compares it with the test runner's own matchers:
 * `expect(given(created, submitted).when(approve, context)).toEqual(accept(...))`.
 */
export function specify<State, Command, Event extends DomainEvent, Code extends string, Context>(
  decider: Decider<State, Command, Event, Code, Context>,
) {
  return (...history: Event[]) => {
    const state = history.reduce(decider.evolve, decider.initialState);
    return {
      state,
      when: (command: Command, context: Context): Decision<Event, Code> =>
        decider.decide(state, command, context),
    };
  };
}
