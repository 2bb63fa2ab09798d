import { commandRefused, type PersonActor } from '@dondoc/domain';
import type { Refusal } from '@dondoc/decider';
import type { EventMeta } from '@dondoc/event-store';
import type { QueryRunner } from 'typeorm';
import { actorId } from './acting.js';
import type { CommandHead } from './command-bus.types.js';
import type { Repeats } from './repeats.js';
import { streamOf } from './streams.js';

/**
 * Records what a person was refused, in a transaction of its own (spec §8). A failure is the caller's
 * failure: a refusal that is not on record was not given. Further ones of its kind are counted with it.
 */
export async function recordRefusal(
  repeats: Repeats,
  envelope: CommandHead,
  actor: PersonActor,
  refusal: Refusal,
  metaOf: (tx: QueryRunner) => Promise<EventMeta>,
): Promise<void> {
  const { agencyId, commandId, command, now } = envelope;
  const streamId = streamOf.person(actor.personId);
  const event = commandRefused(refusal, command.type, targetStream(envelope));
  await repeats.record({ agencyId, streamId, event, now, commandId, metaOf });
}

function targetStream({ target, actor }: CommandHead): string {
  switch (target.kind) {
    case 'report':
      return streamOf.report(target.reportId);
    case 'draft':
      return streamOf.draft(target.reportId);
    case 'attachments':
      return streamOf.attachments(target.reportId);
    case 'plan':
      return streamOf.plan(target.planId);
    case 'organisation':
      return streamOf.organisation;
    case 'calendar':
      return streamOf.calendar;
    case 'job':
      return streamOf.person(target.personId);
    case 'notices':
      return streamOf.person(actorId(actor));
    default:
      return target satisfies never;
  }
}
