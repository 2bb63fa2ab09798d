import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Model, Operation } from './linearizability.js';

const linesOf = async (name: string): Promise<string[]> =>
  (await readFile(fileURLToPath(new URL(`vectors/${name}`, import.meta.url)), 'utf8')).split('\n');

/** Puts calls and answers together; the line number is the time, and what was never answered has no end. */
class Pairing<Input, Output> {
  private readonly open = new Map<number, { readonly input: Input; readonly call: number }>();
  private readonly done: Operation<Input, Output>[] = [];

  call(client: number, input: Input, time: number): void {
    this.open.set(client, { input, call: time });
  }

  answer(client: number, output: Output, time: number): void {
    const call = this.open.get(client);
    if (!call) throw new Error(`line ${time + 1}: an answer that nobody asked for`);
    this.open.delete(client);
    this.done.push({ client, ...call, output, end: time });
  }

  history(unanswered: Output): Operation<Input, Output>[] {
    const never = [...this.open].map(([client, call]) => ({
      ...{ client, ...call, output: unanswered, end: Infinity },
    }));
    return [...this.done, ...never];
  }
}

type RegisterInput =
  | { readonly do: 'read' }
  | { readonly do: 'write'; readonly value: string }
  | { readonly do: 'compareAndSet'; readonly from: string; readonly to: string };
/** What was read; whether the value was exchanged; `unknown` when no answer came. */
type RegisterOutput = 'unknown' | { readonly read: string } | { readonly exchanged: boolean } | 'written';

/** A register of etcd; `nil` before the first write. */
export const register: Model<string, RegisterInput, RegisterOutput> = {
  initial: 'nil',
  nameOf: (state) => state,
  onlyLooks: (input) => input.do === 'read',
  step: (state, input, output) => {
    switch (input.do) {
      case 'read':
        return typeof output === 'string' || ('read' in output && output.read === state) ? state : undefined;
      case 'write':
        return input.value;
      case 'compareAndSet': {
        const exchanges = state === input.from;
        const right = typeof output === 'string' || ('exchanged' in output && output.exchanged === exchanges);
        return right ? (exchanges ? input.to : state) : undefined;
      }
      default:
        return input satisfies never;
    }
  },
};

/** A log of Jepsen's. */
export async function etcdHistory(name: string): Promise<Operation<RegisterInput, RegisterOutput>[]> {
  const pairing = new Pairing<RegisterInput, RegisterOutput>();
  for (const [time, line] of (await linesOf(name)).entries()) {
    const [, client, type, what, args] =
      /^INFO\s+jepsen\.util\s+-\s+(\d+)\s+:(invoke|ok|fail)\s+:(read|write|cas)\s+(.*)$/.exec(line) ?? [];
    if (client === undefined || args === undefined) continue;
    const [from = '', to = ''] = args.match(/\d+/g) ?? [];
    const by = Number(client);
    if (type === 'invoke') {
      if (what === 'read') pairing.call(by, { do: 'read' }, time);
      else if (what === 'write') pairing.call(by, { do: 'write', value: args }, time);
      else pairing.call(by, { do: 'compareAndSet', from, to }, time);
    } else if (what === 'read') pairing.answer(by, args === ':timed-out' ? 'unknown' : { read: args }, time);
    else if (what === 'cas' && args !== ':timed-out') pairing.answer(by, { exchanged: type === 'ok' }, time);
    else if (what === 'write' && type === 'ok') pairing.answer(by, 'written', time);
  }
  return pairing.history('unknown');
}

interface KeyInput {
  readonly do: 'get' | 'put' | 'append';
  readonly key: string;
  readonly value: string;
}

/** A store of texts, each key on its own; empty at first. */
export const keyValue: Model<string, KeyInput, string> = {
  initial: '',
  nameOf: (state) => state,
  onlyLooks: (input) => input.do === 'get',
  partOf: ({ key }) => key,
  step: (state, input, output) => {
    switch (input.do) {
      case 'get':
        return output === state ? state : undefined;
      case 'put':
        return input.value;
      case 'append':
        return state + input.value;
      default:
        return input.do satisfies never;
    }
  },
};

/** The same store taken as one object. */
export const wholeStore: Model<Readonly<Record<string, string>>, KeyInput, string> = {
  initial: {},
  nameOf: (state) => JSON.stringify(Object.entries(state).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  onlyLooks: keyValue.onlyLooks,
  step: (state, input, output) => {
    const next = keyValue.step(state[input.key] ?? '', input, output);
    return next === undefined ? undefined : { ...state, [input.key]: next };
  },
};

/** A log of the key-value store's. */
export async function keyValueHistory(name: string): Promise<Operation<KeyInput, string>[]> {
  const pairing = new Pairing<KeyInput, string>();
  for (const [time, line] of (await linesOf(name)).entries()) {
    const [, client, type, what, key, value] =
      /^\{:process (\d+), :type :(invoke|ok), :f :(get|put|append), :key "(.*)", :value (?:nil|"(.*)")\}$/.exec(
        line,
      ) ?? [];
    if (client === undefined || key === undefined) continue;
    const input = { do: what as KeyInput['do'], key, value: value ?? '' };
    if (type === 'invoke') pairing.call(Number(client), input, time);
    else pairing.answer(Number(client), value ?? '', time);
  }
  return pairing.history('');
}
