import type { OfficeName, PersonActor } from '../actor.js';
import type { Day } from '../calendar/calendar.types.js';
import { nfc } from '../text.js';
import type { Division, Office, Organisation, Recipient } from './organisation.types.js';

/** True when the office is held on the day; `to` is the last day held. */
export const isHeldOn = (office: Office, day: Day): boolean =>
  office.from <= day && (office.to === null || day <= office.to);

/**
 * Who holds the office on the day, each once, in the order in which they took it up in the records.
 * `divisionId` is null for the agency's own offices (director, deputy, auditor, administrator).
 */
export const holders = (
  organisation: Organisation,
  office: OfficeName,
  divisionId: string | null,
  day: Day,
): Recipient[] =>
  recipients(organisation, day, (held) => held.office === office && held.divisionId === divisionId);

/** The deputy directors in charge of the division on the day (spec §4, level 2 of the ladder). */
export const deputiesInChargeOf = (organisation: Organisation, divisionId: string, day: Day): Recipient[] =>
  recipients(
    organisation,
    day,
    (held) => held.office === 'deputyDirector' && held.inChargeOf.includes(divisionId),
  );

/** The person with every office held on the day (perhaps none); undefined when the person is unknown. */
export function actorOf(organisation: Organisation, personId: string, day: Day): PersonActor | undefined {
  const person = organisation.people.find((known) => known.personId === personId);
  if (!person) return undefined;
  const offices = organisation.offices
    .filter((office) => office.personId === personId && isHeldOn(office, day))
    .map(({ office, divisionId, inChargeOf }) => ({ office, divisionId, inChargeOf }));
  return { kind: 'person', personId, name: person.name, offices };
}

/** True when the id is that of a registered division. */
export const isDivision = (organisation: Organisation, divisionId: string): boolean =>
  organisation.divisions.some((division) => division.divisionId === divisionId);

/**
 * The division that a document means by the name, however it writes the dash (spec §1: "Phòng Kế
 * hoạch – Tài chính" and "phòng Kế hoạch - Tài chính" are one). Undefined when there is none.
 */
export function divisionNamed(organisation: Organisation, name: string): Division | undefined {
  const wanted = normaliseDivisionName(name);
  return organisation.divisions.find((division) => normaliseDivisionName(division.name) === wanted);
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
  for (const office of organisation.offices) {
    if (!isHeldOn(office, day) || !wanted(office)) continue;
    const person = organisation.people.find((known) => known.personId === office.personId);
    if (!person) continue;
    found.set(office.personId, {
      personId: person.personId,
      name: person.name,
      office: office.office,
      divisionId: office.divisionId,
    });
  }
  return [...found.values()];
}
