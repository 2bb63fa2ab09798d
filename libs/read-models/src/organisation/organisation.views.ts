import type {
  Agency,
  AgencyName,
  Day,
  Division,
  DivisionEnd,
  DivisionName,
  OfficeName,
  Person,
  WeighingCommand,
} from '@dondoc/domain';

export interface AgencyView extends Agency {
  /** Every later name with the day from which it is in force, also one that is still to come. */
  readonly renamed: readonly AgencyName[];
}

/** Under the name of today. */
export interface DivisionView extends Division {
  /** The division that monitors, reviews and consolidates (KH-TC), or that took this over. */
  readonly planning: boolean;
  readonly renamed: readonly Omit<DivisionName, 'divisionId'>[];
  /** How it ended, and who succeeds it; null while it lasts. */
  readonly end: Omit<DivisionEnd, 'divisionId'> | null;
}

export interface OfficeView {
  readonly officeId: string;
  readonly office: OfficeName;
  readonly divisionId: string | null;
  readonly inChargeOf: readonly string[];
  readonly from: Day;
  readonly to: Day | null;
}

export interface PersonView extends Person {
  readonly offices: readonly OfficeView[];
  /** What the sign-in service calls them; only the administrator is told, and null where it is their id. */
  readonly account?: string | null;
}

export interface SubstitutionView {
  readonly substitutionId: string;
  readonly officeId: string;
  readonly principal: { readonly personId: string; readonly name: string };
  readonly substitute: { readonly personId: string; readonly name: string };
  readonly office: OfficeName;
  readonly divisionId: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly basis: string;
  readonly revokedOn: Day | null;
}

/** What waits, or waited, for a second person. */
export interface ConsentView {
  readonly consentId: string;
  readonly status: 'open' | 'given' | 'refused';
  readonly askedBy: { readonly personId: string; readonly name: string };
  readonly askedOn: Day;
  /** As it was sent, and will be decided once somebody consents. */
  readonly command: WeighingCommand;
  /** Whom it gives an office that weighs, or an account that means one, and which account means them then. */
  readonly for: readonly {
    readonly personId: string;
    readonly name: string;
    readonly account: string | null;
  }[];
  /** Null while it is open, and where the installation answered. */
  readonly answeredBy: { readonly personId: string; readonly name: string } | null;
  /** Why it was refused. */
  readonly reason: string | null;
}
