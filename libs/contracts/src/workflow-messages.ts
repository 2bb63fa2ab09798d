import type { AssignedReport, DueStep, Instant, PeriodKey, ReportPhase } from '@dondoc/domain';

/** What a report's process waits for, computed by the domain; only the newest (epoch, version) counts. */
export interface Progress {
  readonly epoch: number;
  /** Version of the report's stream. */
  readonly version: number;
  readonly phase: ReportPhase;
  readonly limitAt: Instant;
  /** Every time-driven step still to come, in order of time. */
  readonly due: readonly DueStep[];
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

export interface AssignmentInput {
  readonly agencyId: string;
  readonly planId: string;
  readonly assignmentId: string;
  /** As in AssignmentIssued. */
  readonly title: string;
  readonly leadDivisionId: string;
  readonly epoch: number;
  readonly reports: readonly AssignedReport[];
  /** Carried through continue-as-new: reports whose workflow was started. */
  readonly started?: readonly string[];
}

export interface ReportInput extends ReportRef {
  /** Absent when a child is started on its opening day: the workflow asks first. */
  readonly progress?: Progress;
}

/** The answer to a step: what happened and what the process waits for now. */
export interface StepAnswer {
  readonly outcome: 'recorded' | 'notYet' | 'nothingToDo';
  readonly progress: Progress;
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

export interface ReconcileActivities {
  /** Starts what is missing; returns how many reports were open and how many workflows it started. */
  reconcile(): Promise<{ readonly open: number; readonly started: number }>;
}
