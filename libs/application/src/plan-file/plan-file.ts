import type { PlanContent, PlannedAssignment } from '@dondoc/domain';
import { z } from 'zod';
import type { FileResult, ProblemAt } from './file-problem.types.js';
import { day, decimal, id, line, list, optionalText, schedule, shaped, text, wholeNumber } from './shapes.js';
import { readYaml } from './yaml-source.js';

const planShape = z.strictObject({
  planId: id,
  title: line,
  year: wholeNumber,
  sample: z.boolean(),
  parentPlan: z.strictObject({ number: line, date: day, issuer: line }),
  subIndices: list(
    z.strictObject({
      subIndexId: id,
      name: line,
      baseline: decimal,
      target: decimal,
      delta: decimal,
      targetText: text,
    }),
  ),
  assignments: list(
    z.strictObject({
      assignmentId: id,
      title: line,
      text,
      subIndexId: id.nullable(),
      leadDivision: line,
      supportingDivisions: list(line),
      supportingText: optionalText,
    }),
  ),
  schedule,
  consolidationSchedule: schedule.nullable(),
  recipients: list(line),
  settings: z.strictObject({
    nonWorkingDayPolicy: z.enum(['KEEP', 'NEXT', 'PREVIOUS']),
    nonWorkingDayBasis: text.nullable(),
    remindBefore: list(wholeNumber),
    missGraceSeconds: wholeNumber,
    level2After: wholeNumber,
    level3After: wholeNumber,
    weeklyRepeats: wholeNumber,
    reviewWithin: wholeNumber,
    revisionWithin: wholeNumber,
  }),
});

/** A plan as its file has it: divisions by the names the document gives them. */
export type UnresolvedPlan = Omit<PlanContent, 'assignments'> & {
  readonly assignments: readonly (Omit<PlannedAssignment, 'leadDivisionId' | 'supportingDivisionIds'> & {
    readonly leadDivision: string;
    readonly supportingDivisions: readonly string[];
  })[];
};

/** A plan file that was read, and where in it everything stands. */
export interface PlanFile {
  readonly content: UnresolvedPlan;
  readonly problemAt: ProblemAt;
}

/**
 * Reads a plan file (YAML; see plans/pgi-2024/plan.yaml) strictly: every key known and given, decimals
 * quoted, days real. What needs the organisation is judged by `resolvePlan`. Never throws.
 */
export function readPlanFile(input: string | Uint8Array, fileName: string): FileResult<PlanFile> {
  const read = readYaml(input, fileName);
  if (!read.ok) return read;
  const plan = shaped(planShape, read.source);
  if (!plan.ok) return plan;
  return { ok: true, content: plan.data, problemAt: read.source.problemAt };
}
