import {
  entriesRefused,
  installationActor,
  personSignedInAs,
  type EntriesRefused,
  type Organisation,
} from '@dondoc/domain';
import { withAgency, type EventMeta } from '@dondoc/event-store';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock.js';
import { appendToLog } from '../log-streams.js';
import { streamOf } from '../streams.js';
import type { SurroundingsCache } from '../surroundings.js';
import type { EntriesApi, RefusedOf } from './entries.types.js';

/** Who was turned away, on record. */
export class Entries implements EntriesApi {
  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: SurroundingsCache,
    private readonly clock: Clock,
  ) {}

  async recordRefused(of: RefusedOf, refused: Omit<EntriesRefused['data'], 'account'>): Promise<void> {
    const { agencyId } = of;
    const commandId = randomUUID();
    const { workflowId, runId } = installationActor('entry');
    // Not the person's act, though it is in their stream: whoever has an old token of theirs can show it.
    const meta: EventMeta = {
      actor: { kind: 'process', id: workflowId, runId },
      onBehalfOf: null,
      office: null,
      divisionId: null,
      cause: { commandId, command: 'Enter' },
    };
    const now = await this.clock.now();
    await withAgency(this.dataSource, agencyId, async (tx) => {
      const { organisation } = await this.surroundings.load(tx, agencyId);
      const { streamId, account } = streamFor(of, organisation.state);
      const event = entriesRefused({ ...refused, ...(account === undefined ? {} : { account }) });
      await appendToLog(tx, { agencyId, streamId, event, now, commandId, metaOf: () => meta });
    });
  }
}

/** Strangers have no stream of their own: they stand in that of the sign-ins, by the name they came with. */
function streamFor(
  of: RefusedOf,
  organisation: Organisation,
): { readonly streamId: string; readonly account?: string } {
  if ('personId' in of)
    return organisation.people.some(({ personId }) => personId === of.personId)
      ? { streamId: streamOf.person(of.personId) }
      : { streamId: streamOf.signIns, account: of.personId };
  if (!('account' in of)) return { streamId: streamOf.entry };
  const known = personSignedInAs(organisation, of.account);
  return known
    ? { streamId: streamOf.person(known.personId) }
    : { streamId: streamOf.signIns, account: of.account };
}
