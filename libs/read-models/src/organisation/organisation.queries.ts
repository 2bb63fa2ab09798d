import {
  agencyOn,
  dayOf,
  divisionOn,
  dutyBearer,
  endOf,
  holds,
  type Day,
  type Organisation,
} from '@dondoc/domain';
import type { Reading } from '../shared/reading.js';
import type {
  AgencyView,
  ConsentView,
  DivisionView,
  PersonView,
  SubstitutionView,
} from './organisation.views.js';

/** Undefined until one is registered. */
export function agency({ organisation, now }: Reading): AgencyView | undefined {
  const present = agencyOn(organisation, dayOf(now));
  return present ? { ...present, renamed: organisation.agencyNames } : undefined;
}

/** In the order in which they were registered, those that are no more as well. */
export function divisions({ organisation, now }: Reading): readonly DivisionView[] {
  const today = dayOf(now);
  const { planningDivisionId, divisionNames } = organisation;
  const planning = planningDivisionId === null ? null : dutyBearer(organisation, planningDivisionId, today);
  return organisation.divisions.map((registered) => {
    const { divisionId } = registered;
    const end = endOf(organisation, divisionId);
    return {
      ...(divisionOn(organisation, divisionId, today) ?? registered),
      planning: divisionId === planning,
      renamed: divisionNames
        .filter((name) => name.divisionId === divisionId)
        .map(({ divisionId: _, ...name }) => name),
      end: end
        ? { how: end.how, lastDay: end.lastDay, successorId: end.successorId, basis: end.basis }
        : null,
    };
  });
}

/** Everyone, with every office they hold, held or will hold. */
export function people({ organisation, actor }: Reading): readonly PersonView[] {
  const administrator = holds(actor, 'administrator');
  return organisation.people.map(({ personId, name, sample }) => ({
    personId,
    name,
    sample,
    offices: organisation.offices
      .filter((office) => office.personId === personId)
      .map(({ personId: _, ...office }) => office),
    ...(administrator && {
      account: organisation.accounts.find((known) => known.personId === personId)?.account ?? null,
    }),
  }));
}

/** Every one there is or was, the newest last; who acts for whom is no secret within the agency. */
export function substitutions({ organisation }: Reading): readonly SubstitutionView[] {
  const person = (personId: string) => ({
    personId,
    name: nameOf(organisation, personId),
  });
  return organisation.substitutions.flatMap(({ officeId, substituteId, ...substitution }) => {
    const office = organisation.offices.find((known) => known.officeId === officeId);
    if (!office) return [];
    return {
      ...substitution,
      officeId,
      office: office.office,
      divisionId: office.divisionId,
      principal: person(office.personId),
      substitute: person(substituteId),
    };
  });
}

/** The newest first, for those whose consent it takes and for auditors. */
export const consents = ({ organisation }: Reading): readonly ConsentView[] =>
  organisation.consents
    .map(({ by, answeredBy, for: whom, ...consent }) => ({
      ...consent,
      askedBy: { personId: by, name: nameOf(organisation, by) },
      for: whom.map(({ personId, account }) => ({
        personId,
        name: nameOf(organisation, personId),
        account,
      })),
      answeredBy:
        answeredBy === null ? null : { personId: answeredBy, name: nameOf(organisation, answeredBy) },
    }))
    .reverse();

const nameOf = ({ people }: Organisation, personId: string): string =>
  people.find((known) => known.personId === personId)?.name ?? personId;

/** The division's name on the day: what is closed keeps the name of its time (spec §5). */
export const divisionName = ({ organisation }: Reading, divisionId: string, day: Day): string =>
  divisionOn(organisation, divisionId, day)?.name ?? divisionId;
