import type { Day, Division, OfficeName, Person } from '@dondoc/domain';

export interface DivisionView extends Division {
  /** The division that monitors, reviews and consolidates (KH-TC). */
  readonly planning: boolean;
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
}
