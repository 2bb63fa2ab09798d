import { accept, nothingToDo, refuse, type Decision, type Refused } from '@dondoc/decider';
import { isPerson, type OfficeName } from '../actor.js';
import { isDay } from '../calendar/zone.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import { endOf } from './divisions.js';
import { normaliseDivisionName } from './holders.js';
import type {
  Division,
  Office,
  Organisation,
  OrganisationContent,
  OrganisationContext,
  OrganisationEvent,
  OrganisationRefusal,
  Person,
} from './organisation.types.js';

type Refuse = Refused<OrganisationRefusal>;

const OF_THE_AGENCY: readonly OfficeName[] = ['deputyDirector', 'director', 'auditor', 'administrator'];

/**
 * Adds what is new. What is known under the same id must be the same; only an open office may come with
 * its last day, and an office that was ended since is not opened again by the file that began it.
 */
export function importOrganisation(
  organisation: Organisation,
  given: OrganisationContent,
  context: OrganisationContext,
): Decision<OrganisationEvent, OrganisationRefusal> {
  const content = tidy(given);
  const wrong =
    wrongAgency(organisation, content) ??
    wrongDivision(organisation, content) ??
    wrongPerson(organisation, content) ??
    wrongOffice(organisation, content, context);
  if (wrong) return wrong;

  const events: OrganisationEvent[] = [];
  const { agency, planningDivisionId } = content;
  if (!organisation.agency) events.push({ type: 'AgencyRegistered', data: { agency, planningDivisionId } });
  for (const division of content.divisions) {
    if (!known(organisation.divisions, 'divisionId', division))
      events.push({ type: 'DivisionRegistered', data: division });
  }
  for (const person of content.people) {
    if (!known(organisation.people, 'personId', person))
      events.push({ type: 'PersonRegistered', data: person });
  }
  for (const office of content.offices) {
    const held = known(organisation.offices, 'officeId', office);
    if (!held) events.push({ type: 'OfficeAssumed', data: office });
    else if (held.to === null && office.to !== null)
      events.push({ type: 'OfficeEnded', data: { officeId: office.officeId, to: office.to } });
  }
  return events.length === 0 ? nothingToDo : accept(...events);
}

function wrongAgency(organisation: Organisation, content: OrganisationContent): Refuse | undefined {
  const { agency, planningDivisionId } = content;
  if (isBlank(agency.name)) return nameRequired('agency.name', agency.agencyId);
  if (
    organisation.agency &&
    !sameJson([organisation.agency, organisation.planningDivisionId], [agency, planningDivisionId])
  )
    return duplicate('agency', agency.agencyId);
  const known = [...organisation.divisions, ...content.divisions].some(
    ({ divisionId }) => divisionId === planningDivisionId,
  );
  return known ? undefined : unknownDivision('planningDivisionId', planningDivisionId);
}

function wrongDivision(organisation: Organisation, content: OrganisationContent): Refuse | undefined {
  const seen: Division[] = [];
  for (const division of content.divisions) {
    const { divisionId, name } = division;
    if (isBlank(name)) return nameRequired('divisions.name', divisionId);
    const before = known(organisation.divisions, 'divisionId', division);
    if (known(seen, 'divisionId', division) || (before && !sameJson(before, division)))
      return duplicate('divisions', divisionId);
    const namesake = [...organisation.divisions, ...organisation.divisionNames, ...seen].find(
      (other) =>
        other.divisionId !== divisionId && normaliseDivisionName(other.name) === normaliseDivisionName(name),
    );
    if (namesake) return duplicate('divisions', divisionId);
    seen.push(division);
  }
  return undefined;
}

function wrongPerson(organisation: Organisation, content: OrganisationContent): Refuse | undefined {
  const seen: Person[] = [];
  for (const person of content.people) {
    if (isBlank(person.name)) return nameRequired('people.name', person.personId);
    const before = known(organisation.people, 'personId', person);
    const isAccount = organisation.accounts.some(({ account }) => account === person.personId);
    if (known(seen, 'personId', person) || (before ? !sameJson(before, person) : isAccount))
      return duplicate('people', person.personId);
    seen.push(person);
  }
  return undefined;
}

function wrongOffice(
  organisation: Organisation,
  content: OrganisationContent,
  { actor }: OrganisationContext,
): Refuse | undefined {
  const seen: Office[] = [];
  for (const office of content.offices) {
    const { officeId, personId } = office;
    const before = known(organisation.offices, 'officeId', office);
    if (known(seen, 'officeId', office) || (before && !continues(before, office)))
      return duplicate('offices', officeId);
    const person = [...organisation.people, ...content.people].some((one) => one.personId === personId);
    if (!person) return refuse('UNKNOWN_PERSON', { field: 'offices.personId', params: { personId } });
    if (!before && isPerson(actor, personId))
      return refuse('NOT_FOR_ONESELF', { field: 'offices.personId', params: { officeId } });
    const wrong =
      wrongPlace([...organisation.divisions, ...content.divisions], office) ??
      wrongDays(office) ??
      (before ? undefined : ofEndedDivision(organisation, office));
    if (wrong) return wrong;
    seen.push(office);
  }
  return undefined;
}

/** Why an office cannot be of the division it names; undefined when it can. */
export function wrongPlace(
  divisions: readonly Division[],
  { officeId, office, divisionId, inChargeOf }: Office,
): Refuse | undefined {
  const unknown = (id: string): boolean => !divisions.some((division) => division.divisionId === id);
  if (OF_THE_AGENCY.includes(office)) {
    if (divisionId !== null)
      return refuse('OFFICE_TAKES_NO_DIVISION', { field: 'offices.divisionId', params: { officeId } });
  } else {
    if (divisionId === null)
      return refuse('OFFICE_NEEDS_DIVISION', { field: 'offices.divisionId', params: { officeId } });
    if (unknown(divisionId)) return unknownDivision('offices.divisionId', divisionId);
  }
  if (office !== 'deputyDirector' && inChargeOf.length > 0)
    return refuse('OFFICE_TAKES_NO_DIVISION', { field: 'offices.inChargeOf', params: { officeId } });
  const stranger = inChargeOf.find(unknown);
  return stranger === undefined ? undefined : unknownDivision('offices.inChargeOf', stranger);
}

/** Why an office cannot be held on the days it names; undefined when it can. */
export function wrongDays({ officeId, from, to }: Office): Refuse | undefined {
  if (!isDay(from))
    return refuse('OFFICE_DAY_INVALID', { field: 'offices.from', params: { officeId, day: from } });
  if (to !== null && (!isDay(to) || to < from))
    return refuse('OFFICE_DAY_INVALID', { field: 'offices.to', params: { officeId, day: to } });
  return undefined;
}

/** Why a division that has ended gives no office from then on; undefined when it still does. */
export function ofEndedDivision(
  organisation: Organisation,
  { officeId, divisionId, from }: Office,
): Refuse | undefined {
  const end = divisionId === null ? undefined : endOf(organisation, divisionId);
  if (!end || end.lastDay >= from) return undefined;
  const params = { divisionId: end.divisionId, officeId, day: end.lastDay };
  return refuse('DIVISION_ALREADY_ENDED', { field: 'divisionId', params });
}

const continues = (before: Office, given: Office): boolean =>
  sameJson({ ...before, to: null }, { ...given, to: null }) &&
  (before.to === null || given.to === null || before.to === given.to);

const known = <Key extends string, Item extends Readonly<Record<Key, string>>>(
  items: readonly Item[],
  key: Key,
  wanted: Item,
): Item | undefined => items.find((item) => item[key] === wanted[key]);

const nameRequired = (field: string, id: string): Refuse =>
  refuse('NAME_REQUIRED', { field, params: { id } });
const duplicate = (field: string, id: string): Refuse => refuse('DUPLICATE_ID', { field, params: { id } });
const unknownDivision = (field: string, divisionId: string): Refuse =>
  refuse('UNKNOWN_DIVISION', { field, params: { divisionId } });

/** Every field named, in one order and in NFC, so that facts compare and nothing unasked is recorded. */
const tidy = ({
  agency,
  planningDivisionId,
  divisions,
  people,
  offices,
}: OrganisationContent): OrganisationContent => ({
  agency: {
    agencyId: agency.agencyId,
    name: nfc(agency.name),
    shortName: nfc(agency.shortName),
    parentName: nfc(agency.parentName),
    place: nfc(agency.place),
  },
  planningDivisionId,
  divisions: divisions.map(({ divisionId, name, shortName, headTitle }) => ({
    divisionId,
    name: nfc(name),
    shortName: nfc(shortName),
    headTitle: nfc(headTitle),
  })),
  people: people.map(({ personId, name, sample }) => ({ personId, name: nfc(name), sample })),
  offices: offices.map(({ officeId, office, personId, divisionId, inChargeOf, from, to }) => ({
    officeId,
    office,
    personId,
    divisionId,
    inChargeOf: [...inChargeOf].sort(),
    from,
    to,
  })),
});
