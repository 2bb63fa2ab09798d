import type { AssignedReport, DueStep, Instant, PeriodKey, ReportPhase } from '@dondoc/domain';

/** A step still to come, and when its own workflow wakes for it. */
export interface AwaitedStep extends DueStep {
  /** Later than `at` for a step that the reports of a round share: the round records it in bulk (ADR 0019). */
  readonly wakeAt?: Instant;
}

/** What a report's process waits for, computed by the domain; only the newest (epoch, version) counts. */
export interface Progress {
  /** The store's epoch now, not that of the report's last event: after a restore every progress is newer. */
  readonly epoch: number;
  /** Version of the report's stream. */
  readonly version: number;
  readonly phase: ReportPhase;
  readonly limitAt: Instant;
  /** Every time-driven step still to come, in order of time. */
  readonly due: readonly AwaitedStep[];
}

/** What does not change about a report while its workflow runs. */
export interface ReportRef {
  readonly agencyId: string;
  readonly planId: string;
  readonly assignmentId: string;
  readonly reportId: string;
  readonly period: PeriodKey;
  readonly leadDivisionId: string;
}

/** The reports of a plan in one period, which share their limit and the steps that follow from it. */
export interface RoundRef {
  readonly agencyId: string;
  readonly planId: string;
  readonly period: PeriodKey;
}

export interface AssignmentInput {
  readonly agencyId: string;
  readonly planId: string;
  readonly assignmentId: string;
  /** As in AssignmentIssued. */
  readonly title: string;
  readonly leadDivisionId: string;
  /** Reports that may still need their workflow started, each from its opening on. */
  readonly reports: readonly AssignedReport[];
}

export interface ReportInput extends ReportRef {
  /** Absent when a child is started on its opening day: the workflow asks first. */
  readonly progress?: Progress;
}

/** The answer to a step: what happened and what the process waits for now. */
export type StepAnswer =
  | { readonly outcome: 'recorded' | 'nothingToDo'; readonly progress: Progress }
  | {
      readonly outcome: 'notYet';
      readonly progress: Progress;
      /** By the clock that decides, which may run behind the one that fired the timer. At least 1. */
      readonly askAgainInMs: number;
    };

/** What a workflow waits for, for people to read. */
export interface Waiting {
  /** One sentence in Vietnamese. */
  readonly for: string;
  /** Null when it waits for people only. */
  readonly until: Instant | null;
  /** The newest progress a report's workflow knows; absent for an assignment's. */
  readonly progress?: Progress;
}

/** Activities as the workflows see them; implemented in apps/worker. */
export interface ReportActivities {
  /** Sends CarryOutStep with a command id made of agency, report, arming, step: a repeat records once. */
  carryOutStep(ref: ReportRef, step: DueStep): Promise<StepAnswer>;
  /** What the report waits for now, from the store. */
  reportProgress(ref: ReportRef): Promise<Progress>;
}

export interface AssignmentActivities {
  /** Reports of the assignment that are not approved, with their opening. */
  openReports(agencyId: string, assignmentId: string): Promise<readonly AssignedReport[]>;
}

/** How a shared step went; counts are of reports. */
export type SharedStepAnswer =
  | {
      readonly outcome: 'done';
      readonly recorded: number;
      /** Overtaken by other commands meanwhile; each report's own workflow sees to it. */
      readonly left: number;
    }
  | {
      readonly outcome: 'notYet';
      /** By the clock that decides. At least 1. */
      readonly askAgainInMs: number;
    };

export interface RoundActivities {
  /** When the next step falls due that reports of the round share, later than `after`; null when none is left. */
  nextSharedStep(round: RoundRef, after: Instant | null): Promise<Instant | null>;
  /** Has the step of this instant recorded for every report, each by the command its own workflow would send. */
  carryOutSharedStep(round: RoundRef, at: Instant): Promise<SharedStepAnswer>;
}

export interface Reconciliation {
  /** Reports not approved, whether open yet or still to open. */
  readonly open: number;
  /** Workflows, of assignments and of reports, that had to be started. */
  readonly started: number;
  /** Report workflows that were behind, in epoch or phase, and were told where the store stands. */
  readonly refreshed: number;
}

export interface ReconcileActivities {
  /** Starts what is missing; running it twice starts nothing more. */
  reconcile(): Promise<Reconciliation>;
}
