import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { isPerson } from '../actor.js';
import { isDay } from '../calendar/zone.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import type { OrganisationDecision } from './organisation-decision.js';
import type {
  GrantSubstitution,
  Organisation,
  OrganisationContext,
  RevokeSubstitution,
  Substitution,
} from './organisation.types.js';

/**
 * Spec §4, absence: dated, of one office, by a decision that is printed with every act. Nobody stands in
 * for themselves, one office has one substitute at a time, and whoever is away stands in for nobody: what is
 * lent does not pass on.
 */
export function grantSubstitution(
  organisation: Organisation,
  { substitutionId, officeId, substituteId, from, to, basis }: GrantSubstitution,
  context: OrganisationContext,
): OrganisationDecision {
  const wanted = { substitutionId, officeId, substituteId, from, to, basis: nfc(basis) };
  const before = organisation.substitutions.find((known) => known.substitutionId === substitutionId);
  if (before && sameJson(before, { ...wanted, revokedOn: null })) return nothingToDo;
  if (before) return refuse('DUPLICATE_ID', { field: 'substitutionId', params: { id: substitutionId } });
  const office = organisation.offices.find((known) => known.officeId === officeId);
  if (!office) return refuse('UNKNOWN_OFFICE', { field: 'officeId', params: { officeId } });
  if (!organisation.people.some((known) => known.personId === substituteId))
    return refuse('UNKNOWN_PERSON', { field: 'substituteId', params: { personId: substituteId } });
  if (isPerson(context.actor, substituteId)) return refuse('NOT_FOR_ONESELF', { field: 'substituteId' });
  if (substituteId === office.personId) return refuse('SUBSTITUTION_OF_ONESELF', { field: 'substituteId' });
  if (isBlank(basis)) return refuse('BASIS_REQUIRED', { field: 'basis' });
  const held = office.from <= from && (office.to === null || to <= office.to);
  if (!isDay(from) || !isDay(to) || to < from || to < context.today || !held)
    return refuse('SUBSTITUTION_DAYS_INVALID', { field: 'to', params: { from, to } });

  const meanwhile = organisation.substitutions.filter(
    (other) => other.revokedOn === null && other.from <= to && from <= other.to,
  );
  if (meanwhile.some((other) => other.officeId === officeId)) return refuse('SUBSTITUTION_OVERLAPS');
  const chained = meanwhile.some(
    (other) => other.substituteId === office.personId || principalOf(organisation, other) === substituteId,
  );
  if (chained) return refuse('SUBSTITUTION_CHAIN', { field: 'substituteId' });
  return accept({ type: 'SubstitutionGranted', data: wanted });
}

export function revokeSubstitution(
  organisation: Organisation,
  { substitutionId, reason }: RevokeSubstitution,
  { today }: OrganisationContext,
): OrganisationDecision {
  const known = organisation.substitutions.find((one) => one.substitutionId === substitutionId);
  if (!known) return refuse('UNKNOWN_SUBSTITUTION', { field: 'substitutionId', params: { substitutionId } });
  if (known.revokedOn !== null) return nothingToDo;
  if (known.to < today) return refuse('SUBSTITUTION_ALREADY_ENDED', { params: { to: known.to } });
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  return accept({ type: 'SubstitutionRevoked', data: { substitutionId, on: today, reason: nfc(reason) } });
}

const principalOf = (organisation: Organisation, { officeId }: Substitution): string | undefined =>
  organisation.offices.find((known) => known.officeId === officeId)?.personId;
