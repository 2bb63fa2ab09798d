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
import { typed } from '@dondoc/read-models';
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
  const nothing = assignmentDecider.initialState;
  const decision = assignmentDecider.decide(nothing, command, { now, actor });
  if (decision.outcome === 'refused') return decision;
  if (decision.outcome !== 'accepted') throw new Error(`IssueAssignment answered ${decision.outcome}`);
  const { events } = decision;
  const state = events.reduce(assignmentDecider.evolve, nothing);
  return {
    append: appendTo(streamOf.assignment(command.assignment.assignmentId), { version: 0 }, events, now),
    change: (recorded) => ({ kind: 'assignment', version: events.length, state, events: typed(recorded) }),
  };
}
