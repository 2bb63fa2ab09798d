import type { Organisation, OrganisationEvent } from './organisation.types.js';

export const emptyOrganisation: Organisation = {
  agency: null,
  planningDivisionId: null,
  divisions: [],
  people: [],
  offices: [],
};

export function evolveOrganisation(organisation: Organisation, event: OrganisationEvent): Organisation {
  switch (event.type) {
    case 'AgencyRegistered':
      return {
        ...organisation,
        agency: event.data.agency,
        planningDivisionId: event.data.planningDivisionId,
      };
    case 'DivisionRegistered':
      return { ...organisation, divisions: [...organisation.divisions, event.data] };
    case 'PersonRegistered':
      return { ...organisation, people: [...organisation.people, event.data] };
    case 'OfficeAssumed':
      return { ...organisation, offices: [...organisation.offices, event.data] };
    case 'OfficeEnded': {
      const { officeId, to } = event.data;
      return {
        ...organisation,
        offices: organisation.offices.map((office) =>
          office.officeId === officeId ? { ...office, to } : office,
        ),
      };
    }
    default: {
      const unknown: never = event;
      throw new TypeError(`Not an event of the organisation: ${JSON.stringify(unknown)}`);
    }
  }
}
