import type { AppendRequest } from './append-events.js';
import { EventRegistry } from './event-registry.js';
import type { EventMeta, NewEvent } from './event-store.types.js';
import type { SqlRunner } from './sql-runner.js';

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

/**
 * An event as no program of ours writes it; only an owner could, who takes the constraints away first. `database`
 * is a superuser's connection.
 */
export async function forceEvent(
  database: SqlRunner,
  event: {
    readonly streamId: string;
    readonly version?: number;
    readonly type?: string;
    readonly schemaVersion?: number;
    readonly data: string;
    readonly actorId?: string;
  },
  agencyId = AGENCY,
): Promise<void> {
  const {
    streamId,
    version = 1,
    type = 'NoteTaken',
    schemaVersion = 1,
    data,
    actorId = meta.actor.id,
  } = event;
  const by: EventMeta = { ...meta, actor: { kind: 'person', id: actorId, name: actorId } };
  await database.query(`ALTER TABLE events DROP CONSTRAINT IF EXISTS events_data_is_object`);
  await database.query(
    `INSERT INTO events (agency_id, stream_id, version, type, schema_version, data, meta, occurred_at, recorded_at,
       command_id, prev_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now(), $8, repeat('0', 64), repeat('1', 64))`,
    [agencyId, streamId, version, type, schemaVersion, data, JSON.stringify(by), COMMAND],
  );
}

/** Asks again until it is so; gives up loudly. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
