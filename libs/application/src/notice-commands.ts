import { refuse } from '@dondoc/decider';
import type { MarkNoticesRead, NoticesRead } from '@dondoc/domain';
import { foldOn, personRecord, unreadUpTo } from '@dondoc/read-models';
import { appendTo, noReport, type Handler, type Handling } from './handled.js';
import { lockLog } from './log-streams.js';
import { streamOf } from './streams.js';

/** In the person's own stream; of nothing unread there is nothing to record, and what is not theirs is not there. */
export async function handleNotices(
  { tx, envelope, surroundings }: Handler,
  { notice, andOlder }: MarkNoticesRead,
): Promise<Handling> {
  const { agencyId, actor, now } = envelope;
  if (actor.kind !== 'person') return refuse('ONLY_A_PERSON');
  const streamId = streamOf.person(actor.personId);
  // First, so that the same twice at once finds the second time what was read the first.
  const version = await lockLog(tx, agencyId, streamId);
  const reading = { tx, agencyId, actor, now, organisation: surroundings.organisation.state };
  const notices = await unreadUpTo(reading, notice, andOlder);
  if (notices.length === 0) return { outcome: 'nothingToDo' };
  const event: NoticesRead = { type: 'NoticesRead', data: { notices } };
  return {
    outcome: 'accepted',
    writes: [
      {
        append: appendTo(streamId, { version }, [event], now),
        change: (recorded) => ({
          kind: 'person',
          ...foldOn(personRecord, { state: null, version }, recorded),
        }),
      },
    ],
    answer: noReport,
  };
}
