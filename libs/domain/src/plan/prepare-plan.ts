import { accept, nothingToDo, refuse, type Decision } from '@dondoc/decider';
import { parseDecimal, subtract } from '../decimal.js';
import { sameJson } from '../json.js';
import { asRefusal, planProblems } from './plan-rules.js';
import type {
  PlanCommand,
  PlanContent,
  PlanContext,
  PlanEvent,
  PlanRefusal,
  PlanState,
  SubIndex,
} from './plan.types.js';

type PreparePlan = Extract<PlanCommand, { type: 'PreparePlan' }>;
type PlanDecision = Decision<PlanEvent, PlanRefusal>;

/**
 * The same plan for another year (spec §1): targets entered again, differences computed from them,
 * assignments under new ids with their lineage, everything else as in the source.
 */
export function preparePlan(state: PlanState, command: PreparePlan, context: PlanContext): PlanDecision {
  const { source, year, planId } = command;
  if (year === source.year) return refuse('YEAR_UNCHANGED', { field: 'year', params: { year } });
  if (planId === source.planId) return refuse('INVALID_ID', { field: 'planId', params: { planId } });
  const targets = enteredTargets(command);
  if ('outcome' in targets) return targets;

  const content = { ...contentForYear(command), subIndices: targets.subIndices };
  const [problem] = planProblems(content, context.organisation);
  if (problem) return { outcome: 'refused', refusal: asRefusal(problem) };
  if (alreadyPrepared(state, content, source.planId)) return nothingToDo;
  if (state.status === 'issued') return refuse('PLAN_ALREADY_ISSUED', { params: { planId } });
  const lineage = source.assignments.map((from, index) => ({
    assignmentId: assignmentIdAt(planId, index),
    fromAssignmentId: from.assignmentId,
  }));
  return accept({
    type: 'PlanPrepared',
    data: { content, fromPlanId: source.planId, lineage, ...preparedBy(context) },
  });
}

/** On record in the plan itself: nobody decides what they wrote (spec §4). */
export const preparedBy = ({ actor }: PlanContext): { readonly by?: string } =>
  actor.kind === 'person' ? { by: actor.personId } : {};

function contentForYear({ source, planId, year, title, sample }: PreparePlan): PlanContent {
  return {
    ...source,
    planId,
    title: title ?? source.title,
    year,
    sample,
    assignments: source.assignments.map((assignment, index) => ({
      ...assignment,
      assignmentId: assignmentIdAt(planId, index),
    })),
  };
}

const assignmentIdAt = (planId: string, index: number): string => `${planId}-nv${index + 1}`;

function enteredTargets({ source, targets }: PreparePlan): { subIndices: SubIndex[] } | PlanDecision {
  for (const [index, { subIndexId }] of targets.entries()) {
    const details = { field: `targets.${index}.subIndexId`, params: { subIndexId } };
    if (!source.subIndices.some((known) => known.subIndexId === subIndexId)) {
      return refuse('UNKNOWN_SUB_INDEX', details);
    }
    if (targets.findIndex((other) => other.subIndexId === subIndexId) !== index) {
      return refuse('DUPLICATE_ID', details);
    }
  }
  const subIndices: SubIndex[] = [];
  for (const { subIndexId, name } of source.subIndices) {
    const index = targets.findIndex((entered) => entered.subIndexId === subIndexId);
    const entered = targets[index];
    if (!entered) return refuse('TARGETS_INCOMPLETE', { field: 'targets', params: { subIndexId } });
    const baseline = parseDecimal(entered.baseline);
    const target = parseDecimal(entered.target);
    if (baseline === undefined) return refuse('INVALID_DECIMAL', { field: `targets.${index}.baseline` });
    if (target === undefined) return refuse('INVALID_DECIMAL', { field: `targets.${index}.target` });
    subIndices.push({ subIndexId, name, baseline, target, delta: subtract(target, baseline) });
  }
  return { subIndices };
}

/** The issue added the consolidation schedule; a repeat of the preparation is compared without it. */
function alreadyPrepared(state: PlanState, content: PlanContent, fromPlanId: string): boolean {
  if (state.status === 'none' || state.fromPlanId !== fromPlanId) return false;
  const { consolidationSchedule } = content;
  const before = state.status === 'issued' ? { ...state.content, consolidationSchedule } : state.content;
  return sameJson(before, content);
}
