import { refuse } from '@dondoc/decider';
import type { EndJob, JobEnded } from '@dondoc/domain';
import { foldOn, personRecord } from '@dondoc/read-models';
import { appendTo, noReport, type Handler, type Handling } from './handled.js';
import { lockLog } from './log-streams.js';
import { streamOf } from './streams.js';

/** In the stream of whoever began the job. */
export async function handleJob(
  { tx, envelope }: Handler,
  personId: string,
  { type: _, ...outcome }: EndJob,
): Promise<Handling> {
  const { agencyId, actor, now } = envelope;
  if (actor.kind !== 'process') return refuse('ONLY_THE_CLOCK');
  const streamId = streamOf.person(personId);
  const version = await lockLog(tx, agencyId, streamId);
  const event: JobEnded = { type: 'JobEnded', data: { ...outcome, endedAt: now } };
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
