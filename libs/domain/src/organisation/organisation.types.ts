import type { DomainEvent } from '@dondoc/decider';
import type { Actor, OfficeName } from '../actor.js';
import type { Day, Instant } from '../calendar/calendar.types.js';
import type { EndAccess, EndAllAccess, EndOwnAccess } from './access.types.js';

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

export interface Agency {
  readonly agencyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly parentName: string;
  readonly place: string;
}

/** A name in force from a day on, with the decision that gave it. */
export interface AgencyName extends Pick<Agency, 'name' | 'shortName' | 'parentName'> {
  readonly from: Day;
  readonly basis: string;
}
export interface DivisionName extends Division {
  readonly from: Day;
  readonly basis: string;
}

/** A division that was merged, split or abolished; its open duties are the successor's from the day after. */
export interface DivisionEnd {
  readonly divisionId: string;
  readonly how: 'merged' | 'split' | 'abolished';
  readonly lastDay: Day;
  readonly successorId: string;
  readonly basis: string;
}

/** Someone who acts in another's office for a time, by a decision; both are named at every act (spec §4). */
export interface Substitution {
  readonly substitutionId: string;
  /** The principal's office; theirs alone passes, never one they hold in another's stead. */
  readonly officeId: string;
  readonly substituteId: string;
  readonly from: Day;
  /** Last day. */
  readonly to: Day;
  /** As it is printed: "Quyết định số 15/QĐ-SGTVT ngày 1/8/2024". */
  readonly basis: string;
}

export interface RecordedSubstitution extends Substitution {
  /** The first day on which it no longer counts, although `to` may be later. */
  readonly revokedOn: Day | null;
}

/** What organisation files hold, and what one import brings. */
export interface OrganisationContent {
  readonly agency: Agency;
  /** The division that monitors, reviews and consolidates (KH-TC). */
  readonly planningDivisionId: string;
  readonly divisions: readonly Division[];
  readonly people: readonly Person[];
  readonly offices: readonly Office[];
}

export type OrganisationEvent =
  | DomainEvent<'AgencyRegistered', { agency: Agency; planningDivisionId: string }>
  | DomainEvent<'AgencyRenamed', AgencyName>
  | DomainEvent<'DivisionRegistered', Division>
  | DomainEvent<'DivisionRenamed', DivisionName>
  | DomainEvent<'DivisionEnded', DivisionEnd>
  | DomainEvent<'PersonRegistered', Person>
  /** The name under which the sign-in service knows the person; null takes it away. */
  | DomainEvent<'AccountChanged', { personId: string; account: string | null; before: string | null }>
  | DomainEvent<'OfficeAssumed', Office>
  | DomainEvent<'OfficeEnded', { officeId: string; to: Day }>
  /** Taken away during the day `on`, at once. */
  | DomainEvent<'OfficeRevoked', { officeId: string; on: Day; reason: string }>
  | DomainEvent<'SubstitutionGranted', Substitution>
  /** Taken back during the day `on`, at once. */
  | DomainEvent<'SubstitutionRevoked', { substitutionId: string; on: Day; reason: string }>
  /** Of one person all that was obtained until `at` works no more; `reason` is null where they ended it themselves. */
  | DomainEvent<'AccessEnded', { personId: string; at: Instant; reason: string | null }>
  /** The same of everybody in the agency. */
  | DomainEvent<'AllAccessEnded', { at: Instant; reason: string }>
  /** What weighs waits for a second person; nothing of it counts until then. */
  | DomainEvent<'ConsentAsked', AskedConsent>
  /** In one append with what it consents to. */
  | DomainEvent<'ConsentGiven', { consentId: string; by: string | null }>
  | DomainEvent<'ConsentRefused', { consentId: string; by: string | null; reason: string }>;

/** Commands that may give somebody an office that decides, leads or gives rights, or cannot be taken back. */
export type WeighingCommand = AssumeOffice | ChangeAccount | GrantSubstitution | ImportPeople | EndDivision;

export interface AskedConsent {
  /** Counted within the agency, from "1". */
  readonly consentId: string;
  readonly command: WeighingCommand;
  /** Who asks. */
  readonly by: string;
  readonly askedOn: Day;
  /** Whom it gives what weighs, with the account that meant each when it was asked, and the one that will. */
  readonly for: readonly {
    readonly personId: string;
    readonly accountBefore: string | null;
    readonly account: string | null;
  }[];
}

export interface RecordedConsent extends AskedConsent {
  readonly status: 'open' | 'given' | 'refused';
  /** Who gave or refused it; null while it is open, and where the installation did. */
  readonly answeredBy: string | null;
  /** Why it was refused. */
  readonly reason: string | null;
}

/** The organisation as it stands; one stream per agency. Agency, divisions and people as they were registered. */
export interface Organisation {
  readonly agency: Agency | null;
  readonly planningDivisionId: string | null;
  readonly divisions: readonly Division[];
  readonly people: readonly Person[];
  readonly offices: readonly Office[];
  readonly agencyNames: readonly AgencyName[];
  readonly divisionNames: readonly DivisionName[];
  readonly divisionEnds: readonly DivisionEnd[];
  /** Whoever has none is known to the sign-in service by their id. */
  readonly accounts: readonly { readonly personId: string; readonly account: string }[];
  readonly substitutions: readonly RecordedSubstitution[];
  readonly consents: readonly RecordedConsent[];
  /** The latest ending of each person whose access was ever ended. */
  readonly accessEnds: readonly { readonly personId: string; readonly at: Instant }[];
  /** The latest ending of everybody's at once. */
  readonly allAccessEndedAt: Instant | null;
}

/** Adds what is new, changes nothing that is the same; the same content twice is nothing to do. */
export interface ImportOrganisation {
  readonly type: 'ImportOrganisation';
  readonly content: OrganisationContent;
}
/** A list of people as an office keeps it: adds what is new, as `ImportOrganisation` does, all of it or nothing. */
export interface PeopleContent {
  readonly people: readonly Person[];
  readonly offices: readonly Office[];
  readonly accounts: readonly { readonly personId: string; readonly account: string }[];
}
export interface ImportPeople {
  readonly type: 'ImportPeople';
  readonly content: PeopleContent;
}
export interface RenameAgency extends AgencyName {
  readonly type: 'RenameAgency';
}
export interface RegisterDivision extends Division {
  readonly type: 'RegisterDivision';
}
export interface RenameDivision extends DivisionName {
  readonly type: 'RenameDivision';
}
export interface EndDivision extends DivisionEnd {
  readonly type: 'EndDivision';
}
export interface RegisterPerson extends Person {
  readonly type: 'RegisterPerson';
}
/** `account` null: the person is known to the sign-in service by their id again. */
export interface ChangeAccount {
  readonly type: 'ChangeAccount';
  readonly personId: string;
  readonly account: string | null;
}
export interface AssumeOffice extends Office {
  readonly type: 'AssumeOffice';
}
/** `to` is the last day on which the office is held. */
export interface EndOffice {
  readonly type: 'EndOffice';
  readonly officeId: string;
  readonly to: Day;
}
/** Takes the office away at once. */
export interface RevokeOffice {
  readonly type: 'RevokeOffice';
  readonly officeId: string;
  readonly reason: string;
}
export interface GrantSubstitution extends Substitution {
  readonly type: 'GrantSubstitution';
}
/** Takes the substitution back at once. */
export interface RevokeSubstitution {
  readonly type: 'RevokeSubstitution';
  readonly substitutionId: string;
  readonly reason: string;
}
/** By a second person: what was asked is decided now, and counts from now on. */
export interface GiveConsent {
  readonly type: 'GiveConsent';
  readonly consentId: string;
}
/** Also by whoever asked, who so takes it back. */
export interface RefuseConsent {
  readonly type: 'RefuseConsent';
  readonly consentId: string;
  readonly reason: string;
}
export type OrganisationCommand =
  | ImportOrganisation
  | ImportPeople
  | RenameAgency
  | RegisterDivision
  | RenameDivision
  | EndDivision
  | RegisterPerson
  | ChangeAccount
  | AssumeOffice
  | EndOffice
  | RevokeOffice
  | GrantSubstitution
  | RevokeSubstitution
  | GiveConsent
  | RefuseConsent
  | EndAccess
  | EndAllAccess
  | EndOwnAccess;

/** All that an administrator changes: without the answers to a request for consent, and what is one's own. */
export type DirectoryCommand = Exclude<OrganisationCommand, GiveConsent | RefuseConsent | EndOwnAccess>;

export type OrganisationRefusal =
  | 'UNKNOWN_AGENCY'
  | 'UNKNOWN_DIVISION'
  | 'UNKNOWN_PERSON'
  | 'UNKNOWN_OFFICE'
  | 'UNKNOWN_SUBSTITUTION'
  | 'OFFICE_ALREADY_ENDED'
  | 'OFFICE_NEEDS_DIVISION'
  | 'OFFICE_TAKES_NO_DIVISION'
  | 'OFFICE_DAY_INVALID'
  | 'NAME_REQUIRED'
  | 'NAME_DAY_INVALID'
  | 'NOT_THE_ADMINISTRATOR'
  /** Whoever administers gives and takes rights, but none of their own (spec §4). */
  | 'NOT_FOR_ONESELF'
  /** Two things under one id, one division under two ids, or other content under an id already known. */
  | 'DUPLICATE_ID'
  | 'DIVISION_ALREADY_ENDED'
  | 'DIVISION_DAY_INVALID'
  | 'SUCCESSOR_INVALID'
  | 'ACCOUNT_INVALID'
  | 'ACCOUNT_TAKEN'
  | 'SUBSTITUTION_OF_ONESELF'
  | 'SUBSTITUTION_DAYS_INVALID'
  | 'SUBSTITUTION_CHAIN'
  | 'SUBSTITUTION_OVERLAPS'
  | 'SUBSTITUTION_ALREADY_ENDED'
  | 'BASIS_REQUIRED'
  | 'REASON_REQUIRED'
  | 'CONSENT_NOT_FOUND'
  | 'CONSENT_ALREADY_ANSWERED'
  | 'CONSENT_ASKER_LEFT'
  /** Another account means somebody it is for than when it was asked: that is not what is consented to. */
  | 'CONSENT_ACCOUNT_CHANGED'
  | 'TOO_MANY_CONSENTS'
  | 'CONSENT_NOT_YOURS'
  /** Consent is a second person's: not of who asked, nor of whom it is for, nor of who stands in for one of them. */
  | 'CONSENT_OF_ANOTHER';

export interface OrganisationContext {
  /** A person needs the office of administrator; a process stands for the installation's own set-up. */
  readonly actor: Actor;
  readonly now: Instant;
  /** The day of `now` in Asia/Ho_Chi_Minh. */
  readonly today: Day;
}
