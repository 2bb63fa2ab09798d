import type { AppendRequest } from './append-events.js';
import { EventRegistry } from './event-registry.js';
import type { EventMeta, NewEvent } from './event-store.types.js';

/** What the store's own specs write: notes, in an agency called `so`. */
export const AGENCY = 'so';
export const COMMAND = '7f1c9a52-0b7e-4c55-9d0e-6a3f0c2b1d44';
export const notes = EventRegistry.ofVersionOne(['NoteTaken']);

export const meta: EventMeta = {
  actor: { kind: 'person', id: 'chuyen-vien', name: 'Nguyễn Thị Bích' },
  onBehalfOf: null,
  office: 'officer',
  divisionId: 'qlvt',
  cause: { commandId: COMMAND, command: 'TakeNote' },
};

export const note = (text: string): NewEvent => ({
  type: 'NoteTaken',
  schemaVersion: 1,
  data: { text },
  occurredAt: '2024-09-14T16:59:59.999Z',
});

/** One append of notes to one stream. */
export const noting = (streamId: string, expectedVersion: number, ...texts: string[]): AppendRequest => ({
  appends: [{ streamId, expectedVersion, events: texts.map(note) }],
  meta,
  commandId: COMMAND,
});

/** Asks again until it is so; gives up loudly. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
