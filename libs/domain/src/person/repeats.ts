import type { CommandRefused } from './person.js';
import type { ReadRefused, RecordConsulted } from './reading.js';
import type { SignInFailed } from './sign-in.js';

/** What anybody can bring on record as often as they can ask. */
export type Repeatable = CommandRefused | ReadRefused | RecordConsulted | SignInFailed;

/** In place of what differs between those that are counted together. */
const MANY = '*';

/** What those of one kind have in common: who wanted what, of which there may be several in detail. */
export function kindOf(event: Repeatable): Repeatable {
  switch (event.type) {
    case 'CommandRefused':
      return { ...event, data: { ...event.data, field: null, params: {} } };
    case 'ReadRefused':
      return { ...event, data: { ...event.data, address: withoutQuery(event.data.address) } };
    case 'RecordConsulted':
      return { ...event, data: { ...event.data, address: withoutQuery(event.data.address) } };
    case 'SignInFailed':
      return event;
    default:
      return event satisfies never;
  }
}

/** The kind of those that are too many to be told apart. */
export function manifoldOf({ type }: Repeatable): Repeatable {
  switch (type) {
    case 'CommandRefused':
      return { type, data: { code: MANY, command: MANY, target: MANY, field: null, params: {} } };
    case 'ReadRefused':
      return { type, data: { asked: MANY, address: MANY, code: MANY } };
    case 'RecordConsulted':
      return { type, data: { asked: MANY, address: MANY } };
    case 'SignInFailed':
      return { type, data: { code: MANY, account: MANY } };
    default:
      return type satisfies never;
  }
}

/** Further ones of a kind, of which one is on record already. */
export const repeatsOf = (kind: Repeatable, count: number): Repeatable =>
  ({ ...kind, data: { ...kind.data, count } }) as Repeatable;

const withoutQuery = (address: string): string => address.replace(/\?.*$/s, '');
