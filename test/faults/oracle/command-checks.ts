import type { Sent } from '../load/ledger.js';
import { groupedBy, type AgencyRecord, type StoredCommand, type StoredEvent } from './record.js';

export interface CommandFindings {
  /** Acknowledged commands whose events are there, each once. */
  readonly found: number;
  /** Commands of which an event is there that is not theirs to have. */
  readonly doubled: number;
  /** Acknowledged commands of which something is not there. */
  readonly lost: number;
  readonly violations: readonly string[];
}

/**
 * What was acknowledged is on record as it was answered, exactly once; what was refused is not; what nobody
 * was told of is wholly there or wholly absent. Also of commands that no client sent: the clock's.
 */
export function checkCommands(sent: readonly Sent[], { events, commands }: AgencyRecord): CommandFindings {
  // A refusal is an event in the person's stream, under the key of what was refused.
  const effects = groupedBy(
    events.filter(({ type }) => type !== 'CommandRefused'),
    ({ commandId }) => commandId,
  );
  const stored = new Map(commands.map((command) => [command.commandId, command]));
  const violations: string[] = [];
  const tally = { found: 0, doubled: 0, lost: 0 };

  for (const command of sent) {
    const { key, answer } = command;
    const row = stored.get(key);
    const name = `${command.act} ${command.reportId} (${key})`;
    if (answer?.outcome === 'refused') {
      if (row || effects.has(key)) violations.push(`${name} was refused (${answer.code}) and carried out`);
    } else if (answer) {
      const own = effects.get(key) ?? [];
      const verdict = compare(answer.events, own);
      tally[verdict] += 1;
      if (verdict !== 'found')
        violations.push(
          `${name} was acknowledged; ${verdict}: told ${list(answer.events)}, there is ${list(typesOf(own))}`,
        );
      if (!row) violations.push(`${name} was acknowledged and its key is not kept`);
      else if (!isDeepEqual(row.answer, withoutFrame(answer)))
        violations.push(`${name} was answered otherwise than what is kept: ${JSON.stringify(row.answer)}`);
    }
  }
  for (const row of commands) {
    const own = (effects.get(row.commandId) ?? []).filter(({ streamId }) => streamId === row.streamId);
    const half = halfThere(row, own);
    if (half !== undefined) violations.push(half);
  }
  for (const [commandId, own] of effects)
    if (!stored.has(commandId))
      violations.push(
        `${list(typesOf(own))} of ${own[0]?.streamId ?? ''} are there without their command ${commandId}`,
      );
  return { ...tally, violations };
}

function compare(told: readonly string[], own: readonly StoredEvent[]): 'found' | 'doubled' | 'lost' {
  if (own.length > told.length) return 'doubled';
  return isDeepEqual(told, typesOf(own)) ? 'found' : 'lost';
}

/** A command's events end at the version that it was answered with, in the order it was answered. */
function halfThere(row: StoredCommand, own: readonly StoredEvent[]): string | undefined {
  const versions = own.map(({ version }) => version);
  const expected = row.answer.events.map((_, index) => row.version - row.answer.events.length + 1 + index);
  if (isDeepEqual(versions, expected) && isDeepEqual(typesOf(own), row.answer.events)) return undefined;
  return `command ${row.commandId} on ${row.streamId} is kept with ${list(row.answer.events)} up to version ${row.version}; there is ${list(typesOf(own))} at ${versions.join(', ') || 'no version'}`;
}

const withoutFrame = ({ outcome: _o, repeated: _r, ...answer }: { outcome: string; repeated: boolean }) =>
  answer;
const typesOf = (events: readonly StoredEvent[]): string[] => events.map(({ type }) => type);
const list = (types: readonly string[]): string => types.join(' + ') || 'nothing';

/** Of JSON; the order of an object's fields does not count. */
export function isDeepEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === Object.keys(right).length &&
    left.every(([field, value]) => field in right && isDeepEqual(value, right[field]))
  );
}
