import { EPOCH_LOCK } from './advisory-locks.js';
import { canonicalJson } from './canonical-json.js';
import { CommandAlreadyRecorded } from './errors.js';
import { NOW_SQL } from './event-rows.js';
import type { CommandRecord, JsonValue } from './event-store.types.js';
import { rows, type SqlRunner, type Statement } from './sql-runner.js';

type StoredCommand = Omit<CommandRecord, 'answer'> & { readonly answer: string };

const COLUMNS = `command_id AS "commandId", actor_id AS "actorId", body_hash AS "bodyHash",
  stream_id AS "streamId", commands.version, answer`;

const FIND: Statement = {
  name: 'find_command',
  text: `SELECT ${COLUMNS} FROM commands WHERE agency_id = $1 AND command_id = $2`,
};

/** The accepted command with this id, or undefined; whether a repeat is the same command is the caller's to say (bodyHash). */
export async function findCommand(
  tx: SqlRunner,
  agencyId: string,
  commandId: string,
): Promise<CommandRecord | undefined> {
  const [row] = await rows<StoredCommand>(tx, FIND, [agencyId, commandId]);
  return row && toRecord(row);
}

const KEPT: Statement = {
  name: 'command_kept',
  text: `SELECT FROM events WHERE agency_id = $1 AND stream_id = $2 AND version = $3 AND command_id = $4`,
};

/** Whether the event that an accepted command ended with is there, and its own. */
export const isBorneOut = async (
  tx: SqlRunner,
  agencyId: string,
  { commandId, streamId, version }: CommandRecord,
): Promise<boolean> => (await rows(tx, KEPT, [agencyId, streamId, version, commandId])).length > 0;

export interface OpenedCommand {
  /** By the database's clock; what this transaction appends is recorded at it. */
  readonly now: string;
  /** The same command, when it was accepted before. */
  readonly recorded: CommandRecord | undefined;
  /** Of the streams named, 0 for one that does not exist. */
  readonly versions: readonly [number, number];
}

const versionOf = (stream: string): string =>
  `coalesce((SELECT max(version) FROM events WHERE agency_id = $1 AND stream_id = ${stream}), 0)::integer`;

/** The locks stand first and are taken before the clock is read. */
const OPEN: Statement = {
  name: 'open_command',
  text: `SELECT pg_advisory_xact_lock_shared($3, $4)::text AS epoch, pg_advisory_xact_lock_shared($5, $6)::text AS held,
      ${NOW_SQL} AS now, ARRAY[${versionOf('$7')}, ${versionOf('$8')}] AS versions, ${COLUMNS}
    FROM (SELECT) AS once LEFT JOIN commands ON agency_id = $1 AND command_id = $2`,
};

/**
 * What every command asks first, in one statement: was it accepted before, what time is it, and which version
 * have two streams that it depends on. Until the transaction ends no epoch can begin, and nobody can take
 * `lock` (two numbers of an advisory lock) alone.
 */
export async function openCommand(
  tx: SqlRunner,
  agencyId: string,
  /** Null for what is no single command. */
  commandId: string | null,
  lock: readonly [number, number],
  streams: readonly [string, string],
): Promise<OpenedCommand> {
  const [row] = await rows<
    Pick<OpenedCommand, 'now' | 'versions'> & {
      [Column in keyof StoredCommand]: StoredCommand[Column] | null;
    }
  >(tx, OPEN, [agencyId, commandId, ...EPOCH_LOCK, ...lock, ...streams]);
  if (row === undefined) throw new Error('a statement without FROM gave no row');
  const { now, versions, ...command } = row;
  return { now, versions, recorded: isStored(command) ? toRecord(command) : undefined };
}

const isStored = (command: object): command is StoredCommand =>
  'commandId' in command && command.commandId !== null;

const toRecord = ({
  commandId,
  actorId,
  bodyHash,
  streamId,
  version,
  answer,
}: StoredCommand): CommandRecord => ({
  commandId,
  actorId,
  bodyHash,
  streamId,
  version,
  answer: JSON.parse(answer) as JsonValue,
});

/** Part of the append's statement, from parameter `$from` on; `commandColumns` are its parameters. */
export const recordCommandsSql = (from: number): string => {
  const types = ['text', 'text', 'text', 'text', 'text', 'integer', 'text'];
  const parameters = types.map((type, index) => `$${from + index}::${type}[]`);
  return `INSERT INTO commands (agency_id, command_id, actor_id, body_hash, stream_id, version, answer)
    SELECT * FROM unnest(${parameters.join(', ')})`;
};

export const commandColumns = (agencyId: string, commands: readonly CommandRecord[]): unknown[][] => [
  commands.map(() => agencyId),
  commands.map((command) => command.commandId),
  commands.map((command) => command.actorId),
  commands.map((command) => command.bodyHash),
  commands.map((command) => command.streamId),
  commands.map((command) => command.version),
  commands.map((command) => canonicalJson(command.answer)),
];

/** Another transaction was first with a command of this append; undefined for every other error. */
export const asAlreadyRecorded = (error: unknown): CommandAlreadyRecorded | undefined =>
  typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === 'commands_pkey'
    ? new CommandAlreadyRecorded()
    : undefined;
