import { refuse, type Decider } from '@dondoc/decider';
import { holds } from '../actor.js';
import { endAccess, endAllAccess, endOwnAccess } from './access.decisions.js';
import { askConsent, consentTo, refuseConsent } from './consent.decisions.js';
import { endDivision, registerDivision, renameAgency, renameDivision } from './division.decisions.js';
import { importOrganisation } from './import-organisation.js';
import { importPeople } from './import-people.js';
import { assumeOffice, changeAccount, endOffice, registerPerson, revokeOffice } from './office.decisions.js';
import type { OrganisationDecision } from './organisation-decision.js';
import { emptyOrganisation, evolveOrganisation } from './organisation.js';
import type {
  DirectoryCommand,
  Organisation,
  OrganisationCommand,
  OrganisationContext,
  OrganisationEvent,
  OrganisationRefusal,
} from './organisation.types.js';
import { grantSubstitution, revokeSubstitution } from './substitution.decisions.js';

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
  decide: (organisation, command, context) => {
    if (command.type === 'EndOwnAccess') return endOwnAccess(organisation, context);
    if (command.type === 'GiveConsent') return consentTo(organisation, command, context, changeDirectory);
    if (command.type === 'RefuseConsent') return refuseConsent(organisation, command, context);
    if (context.actor.kind === 'person' && !holds(context.actor, 'administrator'))
      return refuse('NOT_THE_ADMINISTRATOR');
    return askConsent(organisation, command, changeDirectory(organisation, command, context), context);
  },
};

/** What the command comes to once nobody else need be asked. */
export function changeDirectory(
  organisation: Organisation,
  command: DirectoryCommand,
  context: OrganisationContext,
): OrganisationDecision {
  switch (command.type) {
    case 'ImportOrganisation':
      return importOrganisation(organisation, command.content, context);
    case 'ImportPeople':
      return importPeople(organisation, command.content, context);
    case 'RenameAgency':
      return renameAgency(organisation, command);
    case 'RegisterDivision':
      return registerDivision(organisation, command);
    case 'RenameDivision':
      return renameDivision(organisation, command);
    case 'EndDivision':
      return endDivision(organisation, command);
    case 'RegisterPerson':
      return registerPerson(organisation, command);
    case 'ChangeAccount':
      return changeAccount(organisation, command, context);
    case 'AssumeOffice':
      return assumeOffice(organisation, command, context);
    case 'EndOffice':
      return endOffice(organisation, command);
    case 'RevokeOffice':
      return revokeOffice(organisation, command, context);
    case 'GrantSubstitution':
      return grantSubstitution(organisation, command, context);
    case 'RevokeSubstitution':
      return revokeSubstitution(organisation, command, context);
    case 'EndAccess':
      return endAccess(organisation, command, context);
    case 'EndAllAccess':
      return endAllAccess(organisation, command, context);
    default: {
      const unknown: never = command;
      throw new TypeError(`Not a command of the organisation: ${JSON.stringify(unknown)}`);
    }
  }
}
