import type pg from 'pg';
import type { Accepted } from '../load/ledger.js';

/** An event as it is stored. */
export interface StoredEvent {
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commandId: string;
  readonly recordedAt: string;
}

/** An accepted command as it is stored, with the answer that was given. */
export interface StoredCommand {
  readonly commandId: string;
  readonly streamId: string;
  readonly version: number;
  readonly answer: Omit<Accepted, 'outcome' | 'repeated'>;
}

/** All that an agency has on record, in the order of streams and versions. */
export interface AgencyRecord {
  readonly events: readonly StoredEvent[];
  readonly commands: readonly StoredCommand[];
}

/** Both tables as of one instant. */
export async function readRecord(admin: pg.Client, agencyId: string): Promise<AgencyRecord> {
  await admin.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const events = await admin.query<Omit<StoredEvent, 'data'> & { data: string }>(
      `SELECT stream_id AS "streamId", version, type, data, command_id AS "commandId",
         to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt"
       FROM events WHERE agency_id = $1 ORDER BY stream_id, version`,
      [agencyId],
    );
    const commands = await admin.query<Omit<StoredCommand, 'answer'> & { answer: string }>(
      `SELECT command_id AS "commandId", stream_id AS "streamId", version, answer
       FROM commands WHERE agency_id = $1`,
      [agencyId],
    );
    return {
      events: events.rows.map((row) => ({ ...row, data: JSON.parse(row.data) as StoredEvent['data'] })),
      commands: commands.rows.map((row) => ({
        ...row,
        answer: JSON.parse(row.answer) as StoredCommand['answer'],
      })),
    };
  } finally {
    await admin.query('ROLLBACK');
  }
}

export function groupedBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
