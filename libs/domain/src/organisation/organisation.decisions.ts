import { accept, nothingToDo, refuse, type Decider, type Decision } from '@dondoc/decider';
import { holds } from '../actor.js';
import { isDay } from '../calendar/zone.js';
import { importOrganisation } from './import-organisation.js';
import { emptyOrganisation, evolveOrganisation } from './organisation.js';
import type {
  EndOffice,
  Organisation,
  OrganisationCommand,
  OrganisationContext,
  OrganisationEvent,
  OrganisationRefusal,
} from './organisation.types.js';

/** Stream `organisation`. */
export const organisationDecider: Decider<
  Organisation,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationContext
> = {
  initialState: emptyOrganisation,
  evolve: evolveOrganisation,
  decide: (organisation, command, { actor }) => {
    if (actor.kind === 'person' && !holds(actor, 'administrator')) return refuse('NOT_THE_ADMINISTRATOR');
    switch (command.type) {
      case 'ImportOrganisation':
        return importOrganisation(organisation, command.content);
      case 'EndOffice':
        return endOffice(organisation, command);
      default: {
        const unknown: never = command;
        throw new TypeError(`Not a command of the organisation: ${JSON.stringify(unknown)}`);
      }
    }
  },
};

function endOffice(
  organisation: Organisation,
  { officeId, to }: EndOffice,
): Decision<OrganisationEvent, OrganisationRefusal> {
  const office = organisation.offices.find((known) => known.officeId === officeId);
  if (!office) return refuse('UNKNOWN_OFFICE', { field: 'officeId', params: { officeId } });
  if (office.to === to) return nothingToDo;
  if (office.to !== null) return refuse('OFFICE_ALREADY_ENDED', { params: { officeId, to: office.to } });
  if (!isDay(to) || to < office.from)
    return refuse('OFFICE_DAY_INVALID', { field: 'to', params: { day: to } });
  return accept({ type: 'OfficeEnded', data: { officeId, to } });
}
