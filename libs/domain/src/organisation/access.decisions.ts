import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { isBlank, nfc } from '../text.js';
import { accessEndedAt, isEndedAccess } from './access.js';
import type { EndAccess, EndAllAccess } from './access.types.js';
import type { OrganisationDecision } from './organisation-decision.js';
import type { Organisation, OrganisationContext } from './organisation.types.js';

export function endAccess(
  organisation: Organisation,
  { personId, reason }: EndAccess,
  { now }: OrganisationContext,
): OrganisationDecision {
  if (!organisation.people.some((known) => known.personId === personId)) return unknownPerson(personId);
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  return endedOf(organisation, personId, now, nfc(reason));
}

export function endAllAccess(
  { agency, allAccessEndedAt }: Organisation,
  { reason }: EndAllAccess,
  { now }: OrganisationContext,
): OrganisationDecision {
  if (!agency) return refuse('UNKNOWN_AGENCY');
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  if (isEndedAccess(now, allAccessEndedAt)) return nothingToDo;
  return accept({ type: 'AllAccessEnded', data: { at: now, reason: nfc(reason) } });
}

/** A process has no access that could be ended. */
export const endOwnAccess = (
  organisation: Organisation,
  { actor, now }: OrganisationContext,
): OrganisationDecision =>
  actor.kind === 'person'
    ? endedOf(organisation, actor.personId, now, null)
    : unknownPerson(actor.workflowId);

/** Never earlier than it stands: an ending that was asked for before another and comes after it adds nothing. */
const endedOf = (
  organisation: Organisation,
  personId: string,
  at: string,
  reason: string | null,
): OrganisationDecision =>
  isEndedAccess(at, accessEndedAt(organisation, personId))
    ? nothingToDo
    : accept({ type: 'AccessEnded', data: { personId, at, reason } });

const unknownPerson = (personId: string): OrganisationDecision =>
  refuse('UNKNOWN_PERSON', { field: 'personId', params: { personId } });
