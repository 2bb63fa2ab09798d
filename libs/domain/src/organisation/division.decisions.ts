import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { isDay } from '../calendar/zone.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import { agencyOn, divisionOn, endOf, isDivision } from './divisions.js';
import { divisionNamed } from './holders.js';
import type { OrganisationDecision } from './organisation-decision.js';
import type {
  EndDivision,
  Organisation,
  RegisterDivision,
  RenameAgency,
  RenameDivision,
} from './organisation.types.js';

export function renameAgency(organisation: Organisation, command: RenameAgency): OrganisationDecision {
  const { from, basis } = command;
  if (!organisation.agency) return refuse('UNKNOWN_AGENCY');
  if (isBlank(command.name)) return refuse('NAME_REQUIRED', { field: 'name', params: { id: 'agency' } });
  if (!isDay(from)) return refuse('NAME_DAY_INVALID', { field: 'from', params: { day: from } });
  if (isBlank(basis)) return refuse('BASIS_REQUIRED', { field: 'basis' });
  const names = {
    name: nfc(command.name),
    shortName: nfc(command.shortName),
    parentName: nfc(command.parentName),
  };
  if (sameJson(agencyOn(organisation, from), { ...organisation.agency, ...names })) return nothingToDo;
  return accept({ type: 'AgencyRenamed', data: { ...names, from, basis: nfc(basis) } });
}

export function registerDivision(
  organisation: Organisation,
  { divisionId, name, shortName, headTitle }: RegisterDivision,
): OrganisationDecision {
  if (!organisation.agency) return refuse('UNKNOWN_AGENCY');
  if (isBlank(name)) return refuse('NAME_REQUIRED', { field: 'name', params: { id: divisionId } });
  const division = { divisionId, name: nfc(name), shortName: nfc(shortName), headTitle: nfc(headTitle) };
  const before = organisation.divisions.find((known) => known.divisionId === divisionId);
  if (before && sameJson(before, division)) return nothingToDo;
  if (before) return refuse('DUPLICATE_ID', { field: 'divisionId', params: { id: divisionId } });
  return taken(organisation, name, divisionId) ?? accept({ type: 'DivisionRegistered', data: division });
}

/** Under the new name from the day on; what is printed of earlier days keeps the name of its time. */
export function renameDivision(organisation: Organisation, command: RenameDivision): OrganisationDecision {
  const { divisionId, from, basis } = command;
  if (!isDivision(organisation, divisionId)) return unknownDivision(divisionId);
  if (isBlank(command.name)) return refuse('NAME_REQUIRED', { field: 'name', params: { id: divisionId } });
  if (!isDay(from)) return refuse('NAME_DAY_INVALID', { field: 'from', params: { day: from } });
  if (isBlank(basis)) return refuse('BASIS_REQUIRED', { field: 'basis' });
  const division = {
    divisionId,
    name: nfc(command.name),
    shortName: nfc(command.shortName),
    headTitle: nfc(command.headTitle),
  };
  if (sameJson(divisionOn(organisation, divisionId, from), division)) return nothingToDo;
  return (
    taken(organisation, command.name, divisionId) ??
    accept({ type: 'DivisionRenamed', data: { ...division, from, basis: nfc(basis) } })
  );
}

/**
 * Merged, split or abolished after `lastDay` (spec §5). Its offices end with it; its open duties, with limit
 * and place on the ladder, are the successor's, who must be there for longer.
 */
export function endDivision(
  organisation: Organisation,
  { divisionId, how, lastDay, successorId, basis }: EndDivision,
): OrganisationDecision {
  if (!isDivision(organisation, divisionId)) return unknownDivision(divisionId);
  if (!isDay(lastDay)) return refuse('DIVISION_DAY_INVALID', { field: 'lastDay', params: { day: lastDay } });
  if (isBlank(basis)) return refuse('BASIS_REQUIRED', { field: 'basis' });
  const end = { divisionId, how, lastDay, successorId, basis: nfc(basis) };
  const before = endOf(organisation, divisionId);
  if (before && sameJson(before, end)) return nothingToDo;
  if (before) return refuse('DIVISION_ALREADY_ENDED', { params: { divisionId, day: before.lastDay } });
  if (!isDivision(organisation, successorId)) return unknownDivision(successorId, 'successorId');
  const ofSuccessor = endOf(organisation, successorId);
  if (successorId === divisionId || (ofSuccessor && ofSuccessor.lastDay <= lastDay))
    return refuse('SUCCESSOR_INVALID', { field: 'successorId', params: { divisionId: successorId } });
  const outlived = organisation.divisionEnds.find(
    (known) => known.successorId === divisionId && known.lastDay >= lastDay,
  );
  if (outlived) return refuse('DIVISION_DAY_INVALID', { field: 'lastDay', params: { day: lastDay } });
  return accept({ type: 'DivisionEnded', data: end });
}

/** Another division goes by that name, and still is one. */
function taken(
  organisation: Organisation,
  name: string,
  divisionId: string,
): OrganisationDecision | undefined {
  const namesake = divisionNamed(organisation, name);
  return namesake && namesake.divisionId !== divisionId && !endOf(organisation, namesake.divisionId)
    ? refuse('DUPLICATE_ID', { field: 'name', params: { id: namesake.divisionId } })
    : undefined;
}

const unknownDivision = (divisionId: string, field = 'divisionId'): OrganisationDecision =>
  refuse('UNKNOWN_DIVISION', { field, params: { divisionId } });
