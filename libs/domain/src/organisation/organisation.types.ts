import type { DomainEvent } from '@dondoc/decider';
import type { Actor, OfficeName } from '../actor.js';
import type { Day } from '../calendar/calendar.types.js';

export interface Division {
  readonly divisionId: string;
  readonly name: string;
  /** Short name as printed in lists, e.g. "KH-TC". */
  readonly shortName: string;
  /** The title of its head: "Trưởng phòng", "Chánh Văn phòng". */
  readonly headTitle: string;
}

export interface Person {
  readonly personId: string;
  readonly name: string;
  /** True for invented people, shown as "dữ liệu mẫu". */
  readonly sample: boolean;
}

export interface Office {
  readonly officeId: string;
  readonly office: OfficeName;
  readonly personId: string;
  readonly divisionId: string | null;
  /** Divisions a deputy director is in charge of. */
  readonly inChargeOf: readonly string[];
  readonly from: Day;
  /** Last day held, or null while it lasts. */
  readonly to: Day | null;
}

/** What organisation files hold, and what one import brings. */
export interface OrganisationContent {
  readonly agency: {
    readonly agencyId: string;
    readonly name: string;
    readonly shortName: string;
    readonly parentName: string;
    readonly place: string;
  };
  /** The division that monitors, reviews and consolidates (KH-TC). */
  readonly planningDivisionId: string;
  readonly divisions: readonly Division[];
  readonly people: readonly Person[];
  readonly offices: readonly Office[];
}

export type OrganisationEvent =
  | DomainEvent<'AgencyRegistered', { agency: OrganisationContent['agency']; planningDivisionId: string }>
  | DomainEvent<'DivisionRegistered', Division>
  | DomainEvent<'PersonRegistered', Person>
  | DomainEvent<'OfficeAssumed', Office>
  | DomainEvent<'OfficeEnded', { officeId: string; to: Day }>;

/** The organisation as it stands; one stream per agency. */
export interface Organisation {
  readonly agency: OrganisationContent['agency'] | null;
  readonly planningDivisionId: string | null;
  readonly divisions: readonly Division[];
  readonly people: readonly Person[];
  readonly offices: readonly Office[];
}

/** Adds what is new, changes nothing that is the same; the same content twice is nothing to do. */
export interface ImportOrganisation {
  readonly type: 'ImportOrganisation';
  readonly content: OrganisationContent;
}
/** `to` is the last day on which the office is held. */
export interface EndOffice {
  readonly type: 'EndOffice';
  readonly officeId: string;
  readonly to: Day;
}
export type OrganisationCommand = ImportOrganisation | EndOffice;

export type OrganisationRefusal =
  | 'UNKNOWN_DIVISION'
  | 'UNKNOWN_PERSON'
  | 'UNKNOWN_OFFICE'
  | 'OFFICE_ALREADY_ENDED'
  | 'OFFICE_NEEDS_DIVISION'
  | 'OFFICE_TAKES_NO_DIVISION'
  | 'OFFICE_DAY_INVALID'
  | 'NAME_REQUIRED'
  | 'NOT_THE_ADMINISTRATOR'
  /** Two things under one id, one division under two ids, or other content under an id already known. */
  | 'DUPLICATE_ID';

export interface OrganisationContext {
  /** A person needs the office of administrator; a process stands for the installation's own set-up. */
  readonly actor: Actor;
}

/** Someone a step is addressed to, with the office that made it theirs. */
export interface Recipient {
  readonly personId: string;
  readonly name: string;
  readonly office: OfficeName;
  readonly divisionId: string | null;
}

/** An office the step was meant for that nobody holds. */
export interface PassedOver {
  readonly office: OfficeName;
  readonly divisionId: string | null;
}

export interface Addressees {
  readonly recipients: readonly Recipient[];
  readonly passedOver: readonly PassedOver[];
}
