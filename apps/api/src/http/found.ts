import type { ProblemCode } from '@dondoc/contracts';
import { ProblemError } from './problem-error.js';

/** What a query gave, or the problem that says it is not there (or not yours to see). */
export async function found<T>(query: Promise<T | undefined>, code: ProblemCode = 'NOT_FOUND'): Promise<T> {
  const value = await query;
  if (value === undefined) throw new ProblemError(code);
  return value;
}
