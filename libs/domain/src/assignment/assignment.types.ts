import type { DomainEvent } from '@dondoc/decider';
import type { PlannedAssignment } from '../plan/plan.types.js';
import type { Instant, PeriodKey } from '../calendar/calendar.types.js';

export interface AssignedReport {
  readonly reportId: string;
  readonly period: PeriodKey;
  /** First day of the period, or the issue if later. */
  readonly opensAt: Instant;
}

export type AssignmentEvent = DomainEvent<
  'AssignmentIssued',
  PlannedAssignment & { planId: string; issuedAt: Instant; reports: readonly AssignedReport[] }
>;

export type AssignmentState =
  { readonly status: 'none' } | ({ readonly status: 'issued' } & AssignmentEvent['data']);

/** Given by the issue of the plan (`issuePlanCreates`), in the same transaction. */
export interface AssignmentCommand {
  readonly type: 'IssueAssignment';
  readonly assignment: AssignmentEvent['data'];
}

export type AssignmentRefusal = 'ASSIGNMENT_ALREADY_EXISTS';
