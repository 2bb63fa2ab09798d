import type { PlanRefusal } from './plan.types.js';

/** Keys and indexes down to the value, so that an importer can name the line. */
export type ProblemPath = readonly (string | number)[];

export interface PlanProblem {
  readonly code: PlanRefusal;
  readonly path: ProblemPath;
  readonly params?: Readonly<Record<string, string | number>>;
}
