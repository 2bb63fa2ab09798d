import { refuse } from '@dondoc/decider';
import type { MarkNoticesRead } from '@dondoc/domain';
import { unreadUpTo } from '@dondoc/read-models';
import { noReport, type Handler, type Handling } from './handled.js';
import { lockPerson, writePerson } from './person-write.js';

/** In the person's own stream; of nothing unread there is nothing to record, and what is not theirs is not there. */
export async function handleNotices(
  { tx, envelope: { agencyId, actor, now }, surroundings }: Handler,
  { notice, andOlder }: MarkNoticesRead,
): Promise<Handling> {
  if (actor.kind !== 'person') return refuse('ONLY_A_PERSON');
  const { personId } = actor;
  // First, so that the same twice at once finds the second time what was read the first.
  const version = await lockPerson(tx, agencyId, personId);
  const reading = { tx, agencyId, actor, now, organisation: surroundings.organisation.state };
  const notices = await unreadUpTo(reading, notice, andOlder);
  if (notices.length === 0) return { outcome: 'nothingToDo' };
  const event = { type: 'NoticesRead', data: { notices } } as const;
  return { outcome: 'accepted', writes: [writePerson(personId, version, event, now)], answer: noReport };
}
