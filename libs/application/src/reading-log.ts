import { randomUUID } from 'node:crypto';
import { holds, readRefused, recordConsulted, type PersonActor, type ReadName } from '@dondoc/domain';
import type { EventMeta } from '@dondoc/event-store';
import type { Asking, ReadingLog } from './application.types.js';
import type { Repeats } from './repeats.js';
import { streamOf } from './streams.js';

type AskingPerson = Asking & { readonly actor: PersonActor };

/** Before the answer is given: what is not on record was not read, and not refused; the like within a minute is counted. */
export function createReadingLog(repeats: Repeats): ReadingLog {
  const record = (
    { agencyId, actor, now }: AskingPerson,
    asked: ReadName,
    event: ReturnType<typeof readRefused> | ReturnType<typeof recordConsulted>,
  ): Promise<void> => {
    const commandId = randomUUID();
    const [held] = actor.offices;
    const meta: EventMeta = {
      actor: { kind: 'person', id: actor.personId, name: actor.name },
      onBehalfOf: null,
      office: held?.office ?? null,
      divisionId: held?.divisionId ?? null,
      cause: { commandId, command: asked },
    };
    const streamId = streamOf.person(actor.personId);
    return repeats.record({ agencyId, streamId, event, now, commandId, metaOf: () => meta });
  };
  return {
    allowed: async (asking, asked, address) => {
      if (holds(asking.actor, 'auditor')) await record(asking, asked, recordConsulted(asked, address));
    },
    refused: (asking, asked, address, code) => record(asking, asked, readRefused(code, asked, address)),
  };
}
