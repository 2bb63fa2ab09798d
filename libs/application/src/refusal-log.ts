import { commandRefused, type PersonActor } from '@dondoc/domain';
import type { Refusal } from '@dondoc/decider';
import { appendEvents, rows, withAgency, type EventMeta } from '@dondoc/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import type { CommandEnvelope } from './command-bus.types.js';
import { appendTo } from './handled.js';
import { streamOf } from './streams.js';

/** First number of the advisory lock of a person's stream; the store's own begin with 0x444f4e. */
const PERSON_LOCK = 0x444f52;

/**
 * Records what a person was refused, in a transaction of its own (spec §8). A failure is the caller's
 * failure: a refusal that is not on record was not given. The lock lets one person's refusals queue
 * instead of overtaking each other.
 */
export async function recordRefusal(
  dataSource: DataSource,
  envelope: CommandEnvelope,
  actor: PersonActor,
  refusal: Refusal,
  metaOf: (tx: QueryRunner) => Promise<EventMeta>,
): Promise<void> {
  const { agencyId, commandId, command, now } = envelope;
  const streamId = streamOf.person(actor.personId);
  await withAgency(dataSource, agencyId, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
      PERSON_LOCK,
      `${agencyId}/${streamId}`,
    ]);
    const [head] = await rows<{ version: number }>(
      tx,
      'SELECT coalesce(max(version), 0)::integer AS version FROM events WHERE agency_id = $1 AND stream_id = $2',
      [agencyId, streamId],
    );
    const event = commandRefused(refusal, command.type, targetStream(envelope));
    await appendEvents(tx, agencyId, {
      appends: [appendTo(streamId, { version: head?.version ?? 0 }, [event], now)],
      meta: await metaOf(tx),
      commandId,
    });
  });
}

function targetStream({ target }: CommandEnvelope): string {
  switch (target.kind) {
    case 'report':
      return streamOf.report(target.reportId);
    case 'draft':
      return streamOf.draft(target.reportId);
    case 'plan':
      return streamOf.plan(target.planId);
    case 'organisation':
      return streamOf.organisation;
    case 'calendar':
      return streamOf.calendar;
    default:
      return target satisfies never;
  }
}
