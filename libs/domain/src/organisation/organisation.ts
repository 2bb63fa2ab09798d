import { shiftDay } from '../calendar/zone.js';
import type { Office, Organisation, OrganisationEvent, RecordedConsent } from './organisation.types.js';

export const emptyOrganisation: Organisation = {
  agency: null,
  planningDivisionId: null,
  divisions: [],
  people: [],
  offices: [],
  agencyNames: [],
  divisionNames: [],
  divisionEnds: [],
  accounts: [],
  substitutions: [],
  consents: [],
  accessEnds: [],
  allAccessEndedAt: null,
};

export function evolveOrganisation(organisation: Organisation, event: OrganisationEvent): Organisation {
  switch (event.type) {
    case 'AgencyRegistered':
      return {
        ...organisation,
        agency: event.data.agency,
        planningDivisionId: event.data.planningDivisionId,
      };
    case 'AgencyRenamed':
      return { ...organisation, agencyNames: [...organisation.agencyNames, event.data] };
    case 'DivisionRegistered':
      return { ...organisation, divisions: [...organisation.divisions, event.data] };
    case 'DivisionRenamed':
      return { ...organisation, divisionNames: [...organisation.divisionNames, event.data] };
    case 'DivisionEnded':
      return { ...organisation, divisionEnds: [...organisation.divisionEnds, event.data] };
    case 'PersonRegistered':
      return { ...organisation, people: [...organisation.people, event.data] };
    case 'AccountChanged': {
      const { personId, account } = event.data;
      const others = organisation.accounts.filter((other) => other.personId !== personId);
      return { ...organisation, accounts: account === null ? others : [...others, { personId, account }] };
    }
    case 'OfficeAssumed':
      return { ...organisation, offices: [...organisation.offices, event.data] };
    case 'OfficeEnded':
      return withLastDay(organisation, event.data.officeId, event.data.to);
    case 'OfficeRevoked':
      return withLastDay(organisation, event.data.officeId, shiftDay(event.data.on, -1));
    case 'SubstitutionGranted':
      return {
        ...organisation,
        substitutions: [...organisation.substitutions, { ...event.data, revokedOn: null }],
      };
    case 'SubstitutionRevoked': {
      const { substitutionId, on } = event.data;
      return {
        ...organisation,
        substitutions: organisation.substitutions.map((known) =>
          known.substitutionId === substitutionId ? { ...known, revokedOn: on } : known,
        ),
      };
    }
    case 'ConsentAsked':
      return {
        ...organisation,
        consents: [
          ...organisation.consents,
          { ...event.data, status: 'open', answeredBy: null, reason: null },
        ],
      };
    case 'ConsentGiven':
      return answered(organisation, event.data, { status: 'given', reason: null });
    case 'ConsentRefused':
      return answered(organisation, event.data, { status: 'refused', reason: event.data.reason });
    case 'AccessEnded': {
      const { personId, at } = event.data;
      const others = organisation.accessEnds.filter((other) => other.personId !== personId);
      return { ...organisation, accessEnds: [...others, { personId, at }] };
    }
    case 'AllAccessEnded':
      return { ...organisation, allAccessEndedAt: event.data.at };
    default: {
      const unknown: never = event;
      throw new TypeError(`Not an event of the organisation: ${JSON.stringify(unknown)}`);
    }
  }
}

const withLastDay = (organisation: Organisation, officeId: string, to: Office['to']): Organisation => ({
  ...organisation,
  offices: organisation.offices.map((office) => (office.officeId === officeId ? { ...office, to } : office)),
});

const answered = (
  organisation: Organisation,
  { consentId, by }: { readonly consentId: string; readonly by: string | null },
  answer: Pick<RecordedConsent, 'status' | 'reason'>,
): Organisation => ({
  ...organisation,
  consents: organisation.consents.map((known) =>
    known.consentId === consentId ? { ...known, ...answer, answeredBy: by } : known,
  ),
});
