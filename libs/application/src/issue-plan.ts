import type { Refused } from '@dondoc/decider';
import {
  assignmentDecider,
  issuePlanCreates,
  reportDecider,
  type AssignmentCommand,
  type PlanState,
  type ReportContext,
} from '@dondoc/domain';
import type { CommandRefusalCode } from './command-bus.types.js';
import { appendTo, type Write } from './handled.js';
import { writeReport } from './report-commands.js';
import { foldOn } from '@dondoc/read-models';
import { streamOf } from './streams.js';

type IssuedPlan = Extract<PlanState, { status: 'issued' }>;

/** Thousands of reports may come of one issue; all in its transaction, or none. */
export function issuedWith(
  plan: IssuedPlan,
  context: ReportContext,
): { readonly writes: readonly Write[] } | Refused<CommandRefusalCode> {
  const { planningDivisionId } = context.organisation;
  if (planningDivisionId === null) throw new Error('a plan was issued without a planning division');
  const created = issuePlanCreates(plan, context.calendar, planningDivisionId);
  const writes: Write[] = [];
  for (const command of created.assignments) {
    const write = writeAssignment(command, context);
    if ('outcome' in write) return write;
    writes.push(write);
  }
  const nothing = { state: reportDecider.initialState, version: 0, events: [] };
  for (const command of created.reports) {
    const decision = reportDecider.decide(nothing.state, command, context);
    if (decision.outcome === 'refused') return decision;
    if (decision.outcome !== 'accepted') throw new Error(`CreateReport answered ${decision.outcome}`);
    writes.push(writeReport(command.reportId, nothing, decision.events, context.now));
  }
  return { writes };
}

function writeAssignment(
  command: AssignmentCommand,
  { now, actor }: ReportContext,
): Write | Refused<CommandRefusalCode> {
  const nothing = { state: assignmentDecider.initialState, version: 0 };
  const decision = assignmentDecider.decide(nothing.state, command, { now, actor });
  if (decision.outcome === 'refused') return decision;
  if (decision.outcome !== 'accepted') throw new Error(`IssueAssignment answered ${decision.outcome}`);
  return {
    append: appendTo(streamOf.assignment(command.assignment.assignmentId), nothing, decision.events, now),
    change: (recorded) => ({ kind: 'assignment', ...foldOn(assignmentDecider, nothing, recorded) }),
  };
}
