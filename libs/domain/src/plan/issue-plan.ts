import type { AssignmentCommand } from '../assignment/assignment.types.js';
import type { ReportingPeriod, WorkingCalendar } from '../calendar/calendar.types.js';
import { CalendarDoesNotCover } from '../calendar/working-days.js';
import type { ReportCommand } from '../report/report-commands.types.js';
import type { PlannedAssignment, PlanState } from './plan.types.js';
import { periodsLeft } from './reporting-round.js';

type IssuedPlan = Extract<PlanState, { status: 'issued' }>;
type CreateReport = Extract<ReportCommand, { type: 'CreateReport' }>;

/** What comes into being with the issue of a plan, for `assignmentDecider` and `reportDecider`. */
export interface CreatedByIssue {
  readonly assignments: readonly AssignmentCommand[];
  /** Assignment by assignment, within each in the order of the limits. */
  readonly reports: readonly CreateReport[];
}

/**
 * The assignments and reports of a plan just issued; to be recorded in the same transaction. Every
 * assignment reports on every period left (plan, III.1), open from the period's first instant or from
 * the issue, if later. Throws CalendarDoesNotCover, which IssuePlan refuses beforehand.
 */
export function issuePlanCreates(
  plan: IssuedPlan,
  calendar: WorkingCalendar,
  planningDivisionId: string,
): CreatedByIssue {
  const periods = periodsLeft(plan.content, calendar, plan.issuedAt);
  if (periods instanceof CalendarDoesNotCover) throw periods;
  const work = plan.content.assignments.map((assignment) => ({
    assignment,
    reports: periods.map((period) => createReport(plan, assignment, period, planningDivisionId)),
  }));
  return {
    assignments: work.map(({ assignment, reports }) => ({
      type: 'IssueAssignment',
      assignment: {
        ...assignment,
        planId: plan.content.planId,
        issuedAt: plan.issuedAt,
        reports: reports.map(({ reportId, period, opensAt }) => ({ reportId, period, opensAt })),
      },
    })),
    reports: work.flatMap(({ reports }) => reports),
  };
}

function createReport(
  plan: IssuedPlan,
  assignment: PlannedAssignment,
  period: ReportingPeriod,
  planningDivisionId: string,
): CreateReport {
  const { assignmentId, subIndexId, leadDivisionId, supportingDivisionIds } = assignment;
  return {
    type: 'CreateReport',
    reportId: reportIdOf(assignmentId, period.key),
    planId: plan.content.planId,
    assignmentId,
    subIndexId,
    period: period.key,
    leadDivisionId,
    supportingDivisionIds,
    planningDivisionId,
    opensAt: period.startsAt > plan.issuedAt ? period.startsAt : plan.issuedAt,
    settings: plan.content.settings,
    limitAt: period.limitAt,
  };
}

/** `pgi-2024-nv1` and `2024-Q3` make `pgi-2024-nv1-Q3`. */
const reportIdOf = (assignmentId: string, period: string): string =>
  `${assignmentId}-${period.slice(period.indexOf('-') + 1)}`;
