import type { Holder, InsteadOf, OfficeHeld, OfficeName, PersonActor } from '../actor.js';
import type { Day } from '../calendar/calendar.types.js';
import { nfc } from '../text.js';
import type { Recipient } from './addressees.types.js';
import { dutyBearer, endOf, hasEnded, takenOverBy } from './divisions.js';
import type {
  Division,
  Office,
  Organisation,
  Person,
  RecordedSubstitution,
  Substitution,
} from './organisation.types.js';

/** True when the office is held on the day; `to` is the last day held. */
export const isHeldOn = (office: Office, day: Day): boolean =>
  office.from <= day && (office.to === null || day <= office.to);

/** As `isHeldOn`, and its division still is one: with a division its offices end. */
const isInForce = (organisation: Organisation, office: Office, day: Day): boolean =>
  isHeldOn(office, day) && (office.divisionId === null || !hasEnded(organisation, office.divisionId, day));

/** True when the substitute may act on the day, which is also one on which the principal holds the office. */
const stands = (
  organisation: Organisation,
  { officeId, from, to, revokedOn }: RecordedSubstitution,
  office: Office,
  day: Day,
): boolean =>
  officeId === office.officeId &&
  from <= day &&
  day <= to &&
  (revokedOn === null || day < revokedOn) &&
  isInForce(organisation, office, day);

/**
 * Who holds the office on the day, each once, in the order in which they took it up in the records, and
 * whoever substitutes for them. `divisionId` is null for the agency's own offices (director, deputy,
 * auditor, administrator); for a division that is no more it is the one that took its duties over.
 */
export const holders = (
  organisation: Organisation,
  office: OfficeName,
  divisionId: string | null,
  day: Day,
): Recipient[] => {
  const bearer = divisionId === null ? null : dutyBearer(organisation, divisionId, day);
  return recipients(organisation, day, (held) => held.office === office && held.divisionId === bearer);
};

/** The deputy directors in charge of the division on the day (spec §4, level 2 of the ladder), and their substitutes. */
export const deputiesInChargeOf = (organisation: Organisation, divisionId: string, day: Day): Recipient[] => {
  const bearer = dutyBearer(organisation, divisionId, day);
  return recipients(
    organisation,
    day,
    (held) => held.office === 'deputyDirector' && held.inChargeOf.includes(bearer),
  );
};

/**
 * The person with every office held on the day (perhaps none), their own and those they hold in another's
 * stead; undefined when the person is unknown.
 */
export function actorOf(organisation: Organisation, personId: string, day: Day): PersonActor | undefined {
  const person = organisation.people.find((known) => known.personId === personId);
  if (!person) return undefined;
  const own = ownOffices(organisation, personId, day);
  const substituted = organisation.offices.flatMap((office) =>
    organisation.substitutions
      .filter((one) => one.substituteId === personId && stands(organisation, one, office, day))
      .map((one) => ({
        ...held(organisation, office, day),
        insteadOf: insteadOf(organisation, one, office),
      })),
  );
  const standsFor = [...new Set(substituted.map((office) => office.insteadOf.personId))].map(
    (principal): Holder => ({ personId: principal, offices: ownOffices(organisation, principal, day) }),
  );
  return {
    kind: 'person',
    personId,
    name: person.name,
    offices: [...own, ...substituted],
    ...(standsFor.length > 0 && { standsFor }),
  };
}

const ownOffices = (organisation: Organisation, personId: string, day: Day): OfficeHeld[] =>
  organisation.offices
    .filter((office) => office.personId === personId && isInForce(organisation, office, day))
    .map((office) => held(organisation, office, day));

function held(organisation: Organisation, { office, divisionId, inChargeOf }: Office, day: Day): OfficeHeld {
  const takenOver = divisionId === null ? [] : takenOverBy(organisation, divisionId, day);
  return {
    office,
    divisionId,
    inChargeOf: inChargeOf
      .filter((id) => !hasEnded(organisation, id, day))
      .flatMap((id) => [id, ...takenOverBy(organisation, id, day)]),
    ...(takenOver.length > 0 && { takenOver }),
  };
}

function insteadOf(
  organisation: Organisation,
  { substitutionId, basis }: Substitution,
  office: Office,
): InsteadOf {
  const { personId } = office;
  const name = organisation.people.find((known) => known.personId === personId)?.name ?? personId;
  return { substitutionId, personId, name, basis };
}

/**
 * Who is meant by the account that an issuer of sign-ins vouches for: whoever has it as their account in the
 * directory, or else, of those who have none there, as their id. Undefined for a stranger.
 */
export function personSignedInAs(organisation: Organisation, account: string): Person | undefined {
  const { accounts, people } = organisation;
  const personId = accounts.find((known) => known.account === account)?.personId;
  if (personId !== undefined) return people.find((known) => known.personId === personId);
  const hasAnother = accounts.some((known) => known.personId === account);
  return hasAnother ? undefined : people.find((known) => known.personId === account);
}

/**
 * The division that a document means by the name, however it writes the dash (spec §1: "Phòng Kế
 * hoạch – Tài chính" and "phòng Kế hoạch - Tài chính" are one), by its name of today or of before. Undefined when there is none.
 */
export function divisionNamed(organisation: Organisation, name: string): Division | undefined {
  const wanted = normaliseDivisionName(name);
  const ids = [...organisation.divisions, ...organisation.divisionNames]
    .filter((named) => normaliseDivisionName(named.name) === wanted)
    .map(({ divisionId }) => divisionId);
  // A name that came free may have been given to another division since.
  const id = ids.find((one) => endOf(organisation, one) === undefined) ?? ids[0];
  return organisation.divisions.find(({ divisionId }) => divisionId === id);
}

/**
 * The form in which division names are compared: NFC, lower case, invisible characters dropped, runs of
 * white space as one space, every hyphen, dash and minus with the spaces around it as one hyphen.
 */
export const normaliseDivisionName = (name: string): string =>
  nfc(
    nfc(name)
      .toLowerCase()
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(/ ?[\p{Pd}\u2212] ?/gu, '-')
      .trim(),
  );

function recipients(organisation: Organisation, day: Day, wanted: (office: Office) => boolean): Recipient[] {
  const found = new Map<string, Recipient>();
  const tell = (personId: string, { office, divisionId }: Office): void => {
    const person = organisation.people.find((known) => known.personId === personId);
    if (person) found.set(personId, { personId, name: person.name, office, divisionId });
  };
  for (const office of organisation.offices) {
    if (!isInForce(organisation, office, day) || !wanted(office)) continue;
    tell(office.personId, office);
    for (const substitution of organisation.substitutions)
      if (stands(organisation, substitution, office, day)) tell(substitution.substituteId, office);
  }
  return [...found.values()];
}
