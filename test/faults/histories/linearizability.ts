/** One request of one client and its answer. `call` and `end` are of one monotonic clock; an answer never seen ends at Infinity. */
export interface Operation<Input, Output> {
  readonly client: number;
  readonly input: Input;
  readonly output: Output;
  readonly call: number;
  readonly end: number;
}

/** What an object does when it is asked one thing after another. */
export interface Model<State, Input, Output> {
  readonly initial: State;
  /** The state after the operation, or undefined when it could not have answered so in this one. */
  readonly step: (state: State, input: Input, output: Output) => State | undefined;
  /** Names a state: equal states have one name, and different ones never. */
  readonly nameOf: (state: State) => string;
  /** True of what changes no state there is: a read, a refusal. What merely changes nothing now may do so later. */
  readonly onlyLooks: (input: Input, output: Output) => boolean;
  /** Parts that do not touch one another, such as the keys of a store, are checked apart; one part unless told. */
  readonly partOf?: (input: Input) => string;
}

export interface Verdict<Input, Output> {
  readonly linearizable: boolean;
  /** The longest order found in which every answer is right; of the part that failed, when one did. */
  readonly longest: readonly Operation<Input, Output>[];
}

/** Of a history that nobody can decide in the time there is; more than any history of ours has needed. */
const MOST_STEPS = 20_000_000;

/**
 * Whether there is one order of all operations, each between its call and its end, in which the object could
 * have given these answers: Wing and Gong's search, with Lowe's memory of what has been tried, as in
 * porcupine. Throws when it was not decided within `mostSteps`.
 */
export function checkLinearizable<State, Input, Output>(
  model: Model<State, Input, Output>,
  history: readonly Operation<Input, Output>[],
  mostSteps = MOST_STEPS,
): Verdict<Input, Output> {
  const parts = new Map<string, Operation<Input, Output>[]>();
  for (const operation of history) {
    const name = model.partOf?.(operation.input) ?? '';
    parts.set(name, [...(parts.get(name) ?? []), operation]);
  }
  let longest: readonly Operation<Input, Output>[] = [];
  for (const part of parts.values()) {
    const verdict = checkPart(model, part, mostSteps);
    if (!verdict.linearizable) return verdict;
    if (verdict.longest.length > longest.length) ({ longest } = verdict);
  }
  return { linearizable: true, longest };
}

interface Entry {
  /** Number of its operation. */
  readonly id: number;
  /** Of a call: where the operation ends. Undefined for an end. */
  readonly end: Entry | undefined;
  before: Entry | undefined;
  after: Entry | undefined;
}

function checkPart<State, Input, Output>(
  model: Model<State, Input, Output>,
  operations: readonly Operation<Input, Output>[],
  mostSteps: number,
): Verdict<Input, Output> {
  const head = linked(operations);
  const done = new Uint32Array(Math.ceil(operations.length / 32));
  const tried = new Set<string>();
  const chosen: Choice<State>[] = [];
  let longest: readonly number[] = [];
  let state = model.initial;
  let entry = head.after;
  const order = () => longest.map((id) => at(operations, id));

  for (let steps = 0; head.after !== undefined; steps += 1) {
    if (steps >= mostSteps) throw new Error(`undecided after ${mostSteps} steps`);
    if (entry?.end) {
      const { input, output } = at(operations, entry.id);
      const next = model.step(state, input, output);
      if (next !== undefined && isNew(tried, done, entry.id, model.nameOf(next))) {
        const onlyLooks = model.onlyLooks(input, output);
        chosen.push({ entry, end: entry.end, stateBefore: state, onlyLooks });
        state = next;
        lift(entry, entry.end);
        entry = head.after;
      } else entry = entry.after;
      continue;
    }
    // An operation ended before any order could take it in: the last choice was wrong.
    if (chosen.length > longest.length) longest = chosen.map((choice) => choice.entry.id);
    const wrong = takeBack(chosen, done);
    if (!wrong) return { linearizable: false, longest: order() };
    state = wrong.stateBefore;
    entry = wrong.entry.after;
  }
  longest = chosen.map((choice) => choice.entry.id);
  return { linearizable: true, longest: order() };
}

interface Choice<State> {
  readonly entry: Entry;
  readonly end: Entry;
  readonly stateBefore: State;
  readonly onlyLooks: boolean;
}

/**
 * Undoes choices up to the last that may have been wrong. One that only looks never was: whatever order has
 * it later may have it here as well. Without this, every subset of twenty looks would be tried.
 */
function takeBack<State>(chosen: Choice<State>[], done: Uint32Array): Choice<State> | undefined {
  for (;;) {
    const last = chosen.pop();
    if (!last) return undefined;
    flip(done, last.entry.id);
    unlift(last.entry, last.end);
    if (!last.onlyLooks) return last;
  }
}

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new Error('unreachable: every entry is of an operation');
  return item;
};

const flip = (set: Uint32Array, id: number): void => {
  set[id >>> 5] = (set[id >>> 5] ?? 0) ^ (1 << (id & 31));
};

/** Takes the operation among those done, unless the same have led to the same state before. */
function isNew(tried: Set<string>, done: Uint32Array, id: number, name: string): boolean {
  flip(done, id);
  const key = `${done.join(' ')} ${name}`;
  if (!tried.has(key)) {
    tried.add(key);
    return true;
  }
  flip(done, id);
  return false;
}

/** Calls and ends in the order of time, calls first where both are of one instant; gives what stands before the first. */
function linked<Input, Output>(operations: readonly Operation<Input, Output>[]): Entry {
  const head: Entry = { id: -1, end: undefined, before: undefined, after: undefined };
  const moments = operations
    .flatMap(({ call, end }, id) => {
      const ending: Entry = { id, end: undefined, before: undefined, after: undefined };
      const calling: Entry = { id, end: ending, before: undefined, after: undefined };
      return [
        { entry: calling, time: call, rank: 0 },
        { entry: ending, time: end, rank: 1 },
      ];
    })
    // Not by subtraction: of two that never ended it would be no number.
    .toSorted((a, b) => (a.time === b.time ? a.rank - b.rank : a.time < b.time ? -1 : 1));
  let last = head;
  for (const { entry } of moments) {
    last.after = entry;
    entry.before = last;
    last = entry;
  }
  return head;
}

function lift(call: Entry, end: Entry): void {
  for (const entry of [call, end]) {
    if (entry.before) entry.before.after = entry.after;
    if (entry.after) entry.after.before = entry.before;
  }
}

/** The opposite of `lift`, in the opposite order: both still know their neighbours. */
function unlift(call: Entry, end: Entry): void {
  for (const entry of [end, call]) {
    if (entry.before) entry.before.after = entry;
    if (entry.after) entry.after.before = entry;
  }
}
