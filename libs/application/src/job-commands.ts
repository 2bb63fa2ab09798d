import { refuse } from '@dondoc/decider';
import type { EndJob } from '@dondoc/domain';
import { noReport, type Handler, type Handling } from './handled.js';
import { lockPerson, writePerson } from './person-write.js';

/** In the stream of whoever began the job. */
export async function handleJob(
  { tx, envelope: { agencyId, actor, now } }: Handler,
  personId: string,
  { type: _, ...outcome }: EndJob,
): Promise<Handling> {
  if (actor.kind !== 'process') return refuse('ONLY_THE_CLOCK');
  const version = await lockPerson(tx, agencyId, personId);
  const event = { type: 'JobEnded', data: { ...outcome, endedAt: now } } as const;
  return { outcome: 'accepted', writes: [writePerson(personId, version, event, now)], answer: noReport };
}
