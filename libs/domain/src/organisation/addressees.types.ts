import type { OfficeName } from '../actor.js';

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
