import { installationActor, type Instant, type PersonActor, type PersonEvent } from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { appendToLog } from '../log-streams.js';

interface Entry {
  readonly agencyId: string;
  readonly streamId: string;
  readonly event: PersonEvent;
  readonly now: Instant;
  /** What was being done, e.g. `SignIn`. */
  readonly command: string;
  /** Undefined for what only the system noticed or refused. */
  readonly by: PersonActor | undefined;
}

/** Records who came and went. */
export function note(tx: QueryRunner, { by, command, ...entry }: Entry): Promise<void> {
  const commandId = randomUUID();
  const meta = metaOfNote({ by, command, commandId });
  return appendToLog(tx, { ...entry, commandId, metaOf: () => meta });
}

/** Nobody comes, goes or is kept out in an office. */
export function metaOfNote({
  by,
  command,
  commandId,
}: Pick<Entry, 'by' | 'command'> & { readonly commandId: string }): EventMeta {
  const { workflowId, runId } = installationActor('sign-ins');
  return {
    actor: by
      ? { kind: 'person', id: by.personId, name: by.name }
      : { kind: 'process', id: workflowId, runId },
    onBehalfOf: null,
    office: null,
    divisionId: null,
    cause: { commandId, command },
  };
}
