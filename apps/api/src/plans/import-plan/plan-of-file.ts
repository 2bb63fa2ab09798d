import { readPlanFile, resolvePlan, type FileProblem, type FileResult } from '@dondoc/application';
import { fillIn, problems } from '@dondoc/contracts';
import type { Organisation, PlanContent } from '@dondoc/domain';
import { ProblemError, type ProblemItem } from '../../http/problem-error.js';

const FILE_NAME = 'plan.yaml';
const MAX_ERRORS = 100;

const itemOf = ({ code, field, line, params }: FileProblem): ProblemItem => ({
  ...(field === '' ? {} : { field }),
  line,
  code,
  detail: fillIn(problems[code].vi, params),
  detailEn: fillIn(problems[code].en, params),
  params,
});

function read<T>(result: FileResult<T>): T {
  if (result.ok) return result;
  const errors = result.problems.slice(0, MAX_ERRORS).map(itemOf);
  throw new ProblemError('INVALID_PLAN_FILE', { field: errors[0]?.field, errors });
}

/** The plan that a file means in this organisation; a problem with every line that is wrong. */
export const planOfFile = (
  yaml: string,
  organisation: Organisation,
): { readonly content: PlanContent; readonly sourceHash: string } =>
  read(resolvePlan(read(readPlanFile(yaml, FILE_NAME)), organisation));
