import type { RoundRef } from '@dondoc/contracts';
import type { Instant, ProcessActor } from '@dondoc/domain';

export interface SharedStepOptions {
  /** Who has it done: the round's workflow. */
  readonly actor: ProcessActor;
  /** Steps due by then are carried out. */
  readonly now: Instant;
  /** Told after each transaction how many steps are recorded. */
  readonly onProgress?: (recorded: number) => void;
}

export interface SharedStepOutcome {
  readonly recorded: number;
  /** Reports that others kept changing meanwhile; their own workflows see to them. */
  readonly left: number;
}

/** The steps that the reports of a plan and period share, because nothing was sent yet and their limit is the same. */
export interface Rounds {
  /** The rounds in which such a step is still to come; of one agency, or one plan, when it is named. */
  toCome(agencyId?: string, planId?: string): Promise<readonly RoundRef[]>;
  /** When the next one falls due, later than `after`; null when none is left. */
  nextAt(round: RoundRef, after: Instant | null): Promise<Instant | null>;
  /** Records in bulk what is due, each step by the same command as the report's own workflow would send. */
  carryOut(round: RoundRef, options: SharedStepOptions): Promise<SharedStepOutcome>;
}
