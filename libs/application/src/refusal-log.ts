import { commandRefused, type PersonActor } from '@dondoc/domain';
import type { Refusal } from '@dondoc/decider';
import { withAgency, type EventMeta } from '@dondoc/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import type { CommandHead } from './command-bus.types.js';
import { appendToLog } from './log-streams.js';
import { streamOf } from './streams.js';

/**
 * Records what a person was refused, in a transaction of its own (spec §8). A failure is the caller's
 * failure: a refusal that is not on record was not given.
 */
export async function recordRefusal(
  dataSource: DataSource,
  envelope: CommandHead,
  actor: PersonActor,
  refusal: Refusal,
  metaOf: (tx: QueryRunner) => Promise<EventMeta>,
): Promise<void> {
  const { agencyId, commandId, command, now } = envelope;
  const streamId = streamOf.person(actor.personId);
  const event = commandRefused(refusal, command.type, targetStream(envelope));
  await withAgency(dataSource, agencyId, (tx) =>
    appendToLog(tx, { agencyId, streamId, event, now, commandId, metaOf }),
  );
}

function targetStream({ target }: CommandHead): string {
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
