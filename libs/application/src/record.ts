import {
  appendEvents,
  canonicalJson,
  type AppendRequest,
  type EventMeta,
  type JsonValue,
  type OpenedCommand,
} from '@dondoc/event-store';
import { project } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import { actorId } from './acting.js';
import type { CommandAnswer, CommandEnvelope, CommandResult } from './command-bus.types.js';
import type { Handled, Write } from './handled.js';

type Accepted = Extract<CommandResult, { outcome: 'accepted' }>;

/** A decided command, with all that is kept of it. */
export interface Recordable {
  readonly request: AppendRequest;
  readonly writes: readonly Write[];
  readonly result: Accepted;
}

export function recordable(
  { commandId, actor }: CommandEnvelope,
  bodyHash: string,
  { writes, answer }: Handled,
  meta: EventMeta,
): Recordable {
  const { streamId, expectedVersion, events } = writes[0].append;
  const version = expectedVersion + events.length;
  const types = events.map((event) => event.type);
  // In the canonical form at once, so that a repeat is the same to the last byte.
  const first = JSON.parse(canonicalJson({ streamId, version, events: types, ...answer })) as CommandAnswer;
  const command = { commandId, actorId: actorId(actor), bodyHash, streamId, version };
  return {
    request: {
      appends: writes.map((write) => write.append),
      meta,
      commandId,
      command: { ...command, answer: first as unknown as JsonValue },
    },
    writes,
    result: { outcome: 'accepted', streamId, version, answer: first, repeated: false },
  };
}

/** Events, commands and read models of one decided command or of many, in the transaction that decided them. */
export async function record(
  tx: QueryRunner,
  agencyId: string,
  decided: readonly Recordable[],
  opened: OpenedCommand,
): Promise<readonly Accepted[]> {
  const requests = decided.map(({ request }) => request);
  const recorded = await appendEvents(tx, agencyId, requests, opened);
  let from = 0;
  const changes = decided
    .flatMap(({ writes }) => writes)
    .flatMap(({ append, change }) => {
      const own = recorded.slice(from, (from += append.events.length));
      return change ? [change(own)] : [];
    });
  await project(tx, agencyId, changes);
  return decided.map(({ result }) => result);
}
