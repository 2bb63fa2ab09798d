import { canonicalJson } from './canonical-json.js';
import { CommandAlreadyRecorded } from './errors.js';
import type { CommandRecord, JsonValue } from './event-store.types.js';
import { rows, type SqlRunner, type Statement } from './sql-runner.js';

const FIND: Statement = {
  name: 'find_command',
  text: `SELECT command_id AS "commandId", actor_id AS "actorId", body_hash AS "bodyHash",
       stream_id AS "streamId", version, answer
     FROM commands WHERE agency_id = $1 AND command_id = $2`,
};
const RECORD: Statement = {
  name: 'record_command',
  text: `INSERT INTO commands (agency_id, command_id, actor_id, body_hash, stream_id, version, answer)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

/** The accepted command with this id, or undefined; whether a repeat is the same command is the caller's to say (bodyHash). */
export async function findCommand(
  tx: SqlRunner,
  agencyId: string,
  commandId: string,
): Promise<CommandRecord | undefined> {
  const [row] = await rows<Omit<CommandRecord, 'answer'> & { answer: string }>(tx, FIND, [
    agencyId,
    commandId,
  ]);
  return row && { ...row, answer: JSON.parse(row.answer) as JsonValue };
}

/**
 * Keeps an accepted command, in the transaction of its append. Throws CommandAlreadyRecorded when
 * another transaction was first; this one can then only be rolled back.
 */
export async function recordCommand(tx: SqlRunner, agencyId: string, command: CommandRecord): Promise<void> {
  try {
    await rows(tx, RECORD, [
      agencyId,
      command.commandId,
      command.actorId,
      command.bodyHash,
      command.streamId,
      command.version,
      canonicalJson(command.answer),
    ]);
  } catch (error) {
    if (sqlState(error) === '23505') throw new CommandAlreadyRecorded(command.commandId);
    throw error;
  }
}

/** pg puts SQLSTATE in `code`; TypeORM's QueryFailedError copies it. */
const sqlState = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
