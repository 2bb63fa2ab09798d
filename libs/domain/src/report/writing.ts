import { refuse, type Refused } from '@dondoc/decider';
import { holds, type PersonActor } from '../actor.js';
import type { ExistingReport } from './report.types.js';

/** Why the person may not write the report now; undefined for an officer or the head of its division, while it is theirs. */
export function writingBarrier(
  { leadDivisionId, status }: Pick<ExistingReport, 'leadDivisionId' | 'status'>,
  actor: PersonActor,
): Refused<'NOT_YOUR_DIVISION' | 'REPORT_LOCKED' | 'ALREADY_SUBMITTED'> | undefined {
  if (!holds(actor, 'officer', leadDivisionId) && !holds(actor, 'head', leadDivisionId))
    return refuse('NOT_YOUR_DIVISION');
  if (status === 'approved') return refuse('REPORT_LOCKED');
  return status === 'submitted' || status === 'inReview' ? refuse('ALREADY_SUBMITTED') : undefined;
}
