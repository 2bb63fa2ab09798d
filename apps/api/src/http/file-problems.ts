import type { FileProblem, FileResult } from '@dondoc/application';
import { fillIn, problems, type ProblemCode } from '@dondoc/contracts';
import { ProblemError, type ProblemItem } from './problem-error.js';

const MAX_ERRORS = 100;

export const itemOf = ({
  code,
  field,
  line,
  params,
}: Pick<FileProblem, 'field' | 'line' | 'params'> & { readonly code: ProblemCode }): ProblemItem => ({
  ...(field === '' ? {} : { field }),
  line,
  code,
  detail: fillIn(problems[code].vi, params),
  detailEn: fillIn(problems[code].en, params),
  params,
});

/** What was read from a file that was sent; throws the problem with every line that is wrong. */
export function contentOf<T>(code: ProblemCode, result: FileResult<T>): T {
  if (result.ok) return result;
  const errors = result.problems.slice(0, MAX_ERRORS).map(itemOf);
  throw new ProblemError(code, { field: errors[0]?.field, errors });
}
