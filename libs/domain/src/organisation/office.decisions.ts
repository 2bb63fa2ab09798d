import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { isPerson } from '../actor.js';
import { isDay } from '../calendar/zone.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import { ofEndedDivision, wrongDays, wrongPlace } from './import-organisation.js';
import type { OrganisationDecision } from './organisation-decision.js';
import type {
  AssumeOffice,
  ChangeAccount,
  EndOffice,
  Organisation,
  OrganisationContext,
  RegisterPerson,
  RevokeOffice,
} from './organisation.types.js';

export function registerPerson(
  organisation: Organisation,
  { personId, name, sample }: RegisterPerson,
): OrganisationDecision {
  if (!organisation.agency) return refuse('UNKNOWN_AGENCY');
  if (isBlank(name)) return refuse('NAME_REQUIRED', { field: 'name', params: { id: personId } });
  const person = { personId, name: nfc(name), sample };
  const before = organisation.people.find((known) => known.personId === personId);
  if (before && sameJson(before, person)) return nothingToDo;
  // Someone signs in under it already.
  if (before || organisation.accounts.some(({ account }) => account === personId))
    return refuse('DUPLICATE_ID', { field: 'personId', params: { id: personId } });
  return accept({ type: 'PersonRegistered', data: person });
}

/** What the sign-in service calls them. It must mean one person, so nobody's id will do either. */
export function changeAccount(
  organisation: Organisation,
  { personId, account: given }: ChangeAccount,
  context: OrganisationContext,
): OrganisationDecision {
  if (!organisation.people.some((known) => known.personId === personId)) return unknownPerson(personId);
  if (isPerson(context.actor, personId)) return refuse('NOT_FOR_ONESELF', { field: 'personId' });
  const account = given === null ? null : nfc(given);
  if (account !== null && (isBlank(account) || account !== account.trim() || account.length > 200))
    return refuse('ACCOUNT_INVALID', { field: 'account', params: { personId } });
  const before = organisation.accounts.find((known) => known.personId === personId)?.account ?? null;
  if (before === account) return nothingToDo;
  const another =
    organisation.accounts.some((known) => known.account === account) ||
    organisation.people.some((known) => known.personId === account && known.personId !== personId);
  if (account !== null && another) return refuse('ACCOUNT_TAKEN', { field: 'account', params: { personId } });
  return accept({ type: 'AccountChanged', data: { personId, account, before } });
}

export function assumeOffice(
  organisation: Organisation,
  { officeId, office, personId, divisionId, inChargeOf, from, to }: AssumeOffice,
  context: OrganisationContext,
): OrganisationDecision {
  const wanted = { officeId, office, personId, divisionId, inChargeOf: [...inChargeOf].sort(), from, to };
  const before = organisation.offices.find((known) => known.officeId === officeId);
  if (before && sameJson(before, wanted)) return nothingToDo;
  if (before) return refuse('DUPLICATE_ID', { field: 'officeId', params: { id: officeId } });
  if (!organisation.people.some((known) => known.personId === personId)) return unknownPerson(personId);
  if (isPerson(context.actor, personId)) return refuse('NOT_FOR_ONESELF', { field: 'personId' });
  const wrong =
    wrongPlace(organisation.divisions, wanted) ?? wrongDays(wanted) ?? ofEndedDivision(organisation, wanted);
  return wrong ?? accept({ type: 'OfficeAssumed', data: wanted });
}

export function endOffice(organisation: Organisation, { officeId, to }: EndOffice): OrganisationDecision {
  const office = organisation.offices.find((known) => known.officeId === officeId);
  if (!office) return unknownOffice(officeId);
  if (office.to === to) return nothingToDo;
  if (office.to !== null) return refuse('OFFICE_ALREADY_ENDED', { params: { officeId, to: office.to } });
  if (!isDay(to) || to < office.from)
    return refuse('OFFICE_DAY_INVALID', { field: 'to', params: { day: to } });
  return accept({ type: 'OfficeEnded', data: { officeId, to } });
}

/** At once: the rest of today is no longer held, nor any day after. */
export function revokeOffice(
  organisation: Organisation,
  { officeId, reason }: RevokeOffice,
  { today }: OrganisationContext,
): OrganisationDecision {
  const office = organisation.offices.find((known) => known.officeId === officeId);
  if (!office) return unknownOffice(officeId);
  if (isBlank(reason)) return refuse('REASON_REQUIRED', { field: 'reason' });
  if (office.to !== null && office.to < today)
    return refuse('OFFICE_ALREADY_ENDED', { params: { officeId, to: office.to } });
  return accept({ type: 'OfficeRevoked', data: { officeId, on: today, reason: nfc(reason) } });
}

const unknownPerson = (personId: string): OrganisationDecision =>
  refuse('UNKNOWN_PERSON', { field: 'personId', params: { personId } });
const unknownOffice = (officeId: string): OrganisationDecision =>
  refuse('UNKNOWN_OFFICE', { field: 'officeId', params: { officeId } });
