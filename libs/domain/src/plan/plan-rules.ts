import type { Refusal } from '@dondoc/decider';
import { isDay } from '../calendar/zone.js';
import { compareDecimals, parseDecimal, subtract } from '../decimal.js';
import { isDivision } from '../organisation/divisions.js';
import type { Organisation } from '../organisation/organisation.types.js';
import type { PlanContent, PlannedAssignment, PlanRefusal, SubIndex } from './plan.types.js';
import type { PlanProblem, ProblemPath } from './plan-problem.js';
import { consolidationProblems, scheduleProblems } from './schedule-rules.js';
import { settingsProblems } from './settings-rules.js';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 64;
const YEARS = { min: 2000, max: 2100 } as const;

/**
 * Everything that keeps a plan from being a plan in this organisation, in the order of the document;
 * empty when it is sound. `Refusal.field` is the path joined by points.
 */
export function planProblems(content: PlanContent, organisation: Organisation): PlanProblem[] {
  const { schedule, consolidationSchedule, year } = content;
  return [
    ...headProblems(content),
    ...subIndexProblems(content.subIndices),
    ...assignmentProblems(content, organisation),
    ...scheduleProblems(schedule, year, ['schedule']),
    ...(consolidationSchedule
      ? consolidationProblems(consolidationSchedule, schedule, year, ['consolidationSchedule'])
      : []),
    ...settingsProblems(content.settings),
  ];
}

/** The first problem as the domain's refusal. */
export const asRefusal = (problem: PlanProblem): Refusal<PlanRefusal> => ({
  code: problem.code,
  field: problem.path.join('.'),
  ...(problem.params ? { params: problem.params } : {}),
});

function headProblems(content: PlanContent): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (!isId(content.planId)) problems.push({ code: 'INVALID_ID', path: ['planId'] });
  if (!isYear(content.year)) {
    problems.push({ code: 'SETTING_OUT_OF_RANGE', path: ['year'], params: YEARS });
  }
  // What a plan carries out was there before its year was over.
  const latest = `${content.year}-12-31`;
  const { date } = content.parentPlan;
  if (!isDay(date) || (isYear(content.year) && date > latest)) {
    problems.push({ code: 'PLAN_DATE_INVALID', path: ['parentPlan', 'date'], params: { latest } });
  }
  return problems;
}

function subIndexProblems(subIndices: readonly SubIndex[]): PlanProblem[] {
  const ids = subIndices.map((subIndex) => subIndex.subIndexId);
  return subIndices.flatMap((subIndex, index): PlanProblem[] => {
    const path = ['subIndices', index];
    const problems: PlanProblem[] = [...idProblems(ids, index, [...path, 'subIndexId'])];
    const unreadable = (['baseline', 'target', 'delta'] as const).filter(
      (name) => parseDecimal(subIndex[name]) !== subIndex[name],
    );
    for (const name of unreadable) problems.push({ code: 'INVALID_DECIMAL', path: [...path, name] });
    if (unreadable.length > 0) return problems;
    const expected = subtract(subIndex.target, subIndex.baseline);
    if (compareDecimals(expected, subIndex.delta) !== 0) {
      problems.push({
        code: 'TARGET_BASELINE_DELTA_MISMATCH',
        path: [...path, 'delta'],
        params: { stated: subIndex.delta, expected },
      });
    }
    return problems;
  });
}

function assignmentProblems(content: PlanContent, organisation: Organisation): PlanProblem[] {
  const { assignments } = content;
  if (assignments.length === 0) return [{ code: 'PLAN_HAS_NO_ASSIGNMENTS', path: ['assignments'] }];
  const ids = assignments.map((assignment) => assignment.assignmentId);
  return assignments.flatMap((assignment, index): PlanProblem[] => {
    const path = ['assignments', index];
    const idPath = [...path, 'assignmentId'];
    const problems: PlanProblem[] = [...idProblems(ids, index, idPath)];
    // One more part than its plan and never more, so that no two plans' assignments share a stream.
    const prefix = `${content.planId}-`;
    if (!assignment.assignmentId.startsWith(prefix) || assignment.assignmentId.includes('-', prefix.length)) {
      problems.push({ code: 'INVALID_ID', path: idPath, params: { prefix } });
    }
    const { subIndexId } = assignment;
    if (subIndexId !== null && !content.subIndices.some((known) => known.subIndexId === subIndexId)) {
      problems.push({ code: 'UNKNOWN_SUB_INDEX', path: [...path, 'subIndexId'], params: { subIndexId } });
    }
    return [...problems, ...divisionProblems(assignment, organisation, path)];
  });
}

function divisionProblems(
  assignment: PlannedAssignment,
  organisation: Organisation,
  path: ProblemPath,
): PlanProblem[] {
  const { leadDivisionId, supportingDivisionIds } = assignment;
  const problems: PlanProblem[] = [];
  const unknown = (divisionId: string, at: ProblemPath): void => {
    if (isDivision(organisation, divisionId)) return;
    problems.push({ code: 'UNKNOWN_DIVISION', path: at, params: { division: divisionId } });
  };
  unknown(leadDivisionId, [...path, 'leadDivisionId']);
  supportingDivisionIds.forEach((divisionId, index) => {
    const at = [...path, 'supportingDivisionIds', index];
    unknown(divisionId, at);
    if (divisionId === leadDivisionId || supportingDivisionIds.indexOf(divisionId) !== index) {
      problems.push({ code: 'DUPLICATE_ID', path: at, params: { id: divisionId } });
    }
  });
  return problems;
}

function idProblems(ids: readonly string[], index: number, path: ProblemPath): PlanProblem[] {
  const id = ids[index] ?? '';
  if (!isId(id)) return [{ code: 'INVALID_ID', path }];
  return ids.indexOf(id) === index ? [] : [{ code: 'DUPLICATE_ID', path, params: { id } }];
}

const isId = (id: string): boolean => id.length <= LONGEST_ID && ID.test(id);

const isYear = (year: number): boolean => Number.isInteger(year) && year >= YEARS.min && year <= YEARS.max;
