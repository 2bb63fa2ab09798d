import type { Instant, PersonEvent } from '@dondoc/domain';
import { foldOn, personRecord } from '@dondoc/read-models';
import type { QueryRunner } from 'typeorm';
import { appendTo, type Write } from './handled.js';
import { lockLog } from './log-streams.js';
import { streamOf } from './streams.js';

/** Of a person's stream, in which nothing is decided: whoever writes next waits for this transaction. */
export const lockPerson = (tx: QueryRunner, agencyId: string, personId: string): Promise<number> =>
  lockLog(tx, agencyId, streamOf.person(personId));

/** An event of theirs, on the version that `lockPerson` gave. */
export function writePerson(personId: string, version: number, event: PersonEvent, now: Instant): Write {
  return {
    append: appendTo(streamOf.person(personId), { version }, [event], now),
    change: (recorded) => ({ kind: 'person', ...foldOn(personRecord, { state: null, version }, recorded) }),
  };
}
