import type { Decision } from '@dondoc/decider';
import type { OrganisationEvent, OrganisationRefusal } from './organisation.types.js';

export type OrganisationDecision = Decision<OrganisationEvent, OrganisationRefusal>;
