import type { Day } from '../calendar/calendar.types.js';
import type { Agency, Division, DivisionEnd, Organisation } from './organisation.types.js';

/** True when the id is that of a registered division, whether it still is one or not. */
export const isDivision = (organisation: Organisation, divisionId: string): boolean =>
  organisation.divisions.some((division) => division.divisionId === divisionId);

/** How and when the division ended; undefined when nothing of the kind is on record. */
export const endOf = (organisation: Organisation, divisionId: string): DivisionEnd | undefined =>
  organisation.divisionEnds.find((end) => end.divisionId === divisionId);

/** True when the division has ended before the day; its last day is still its own. */
export const hasEnded = (organisation: Organisation, divisionId: string, day: Day): boolean => {
  const end = endOf(organisation, divisionId);
  return end !== undefined && end.lastDay < day;
};

/** Which division has its duties on the day: itself, or who took them over, and over from those in turn. */
export function dutyBearer(organisation: Organisation, divisionId: string, day: Day): string {
  const end = endOf(organisation, divisionId);
  // Ends never: a successor outlives whom it succeeds (`EndDivision`).
  return end !== undefined && end.lastDay < day ? dutyBearer(organisation, end.successorId, day) : divisionId;
}

/** The divisions that have ended before the day and whose duties this one has. */
export const takenOverBy = (organisation: Organisation, divisionId: string, day: Day): readonly string[] =>
  organisation.divisionEnds
    .filter((end) => end.lastDay < day && dutyBearer(organisation, end.divisionId, day) === divisionId)
    .map((end) => end.divisionId);

/** The division under the name that was in force on the day. Undefined when there is none such. */
export function divisionOn(organisation: Organisation, divisionId: string, day: Day): Division | undefined {
  const registered = organisation.divisions.find((division) => division.divisionId === divisionId);
  if (!registered) return undefined;
  const inForce = latest(
    organisation.divisionNames.filter((name) => name.divisionId === divisionId),
    day,
  );
  if (!inForce) return registered;
  const { name, shortName, headTitle } = inForce;
  return { divisionId, name, shortName, headTitle };
}

/** The agency under the name that was in force on the day. Null until one is registered. */
export function agencyOn({ agency, agencyNames }: Organisation, day: Day): Agency | null {
  const inForce = latest(agencyNames, day);
  if (!agency || !inForce) return agency;
  const { name, shortName, parentName } = inForce;
  return { ...agency, name, shortName, parentName };
}

/** Of several from the same day the one recorded last. */
const latest = <Name extends { readonly from: Day }>(names: readonly Name[], day: Day): Name | undefined =>
  names
    .filter((name) => name.from <= day)
    .reduce<Name | undefined>((best, name) => (best && best.from > name.from ? best : name), undefined);
