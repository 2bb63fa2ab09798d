import {
  installationActor,
  type Instant,
  type PersonActor,
  type PersonEvent,
  type SignInsEvent,
} from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { appendToLog } from '../log-streams.js';

interface Entry {
  readonly agencyId: string;
  readonly streamId: string;
  readonly event: PersonEvent | SignInsEvent;
  readonly now: Instant;
  /** What was being done, e.g. `SignIn`. */
  readonly command: string;
  /** Undefined for what only the system noticed or refused. */
  readonly by: PersonActor | undefined;
}

/** Records who came, went or was kept out. Nobody does so in an office. */
export function note(tx: QueryRunner, { by, command, ...entry }: Entry): Promise<void> {
  const commandId = randomUUID();
  const { workflowId, runId } = installationActor('sign-ins');
  const meta: EventMeta = {
    actor: by
      ? { kind: 'person', id: by.personId, name: by.name }
      : { kind: 'process', id: workflowId, runId },
    onBehalfOf: null,
    office: null,
    divisionId: null,
    cause: { commandId, command },
  };
  return appendToLog(tx, { ...entry, commandId, metaOf: () => meta });
}
