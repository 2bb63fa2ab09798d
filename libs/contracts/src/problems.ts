import type {
  AssignmentRefusal,
  AttachmentRefusal,
  CalendarRefusal,
  DraftRefusal,
  OrganisationRefusal,
  PlanRefusal,
  ReportRefusal,
} from '@dondoc/domain';
import { applicationProblems } from './problems/application.problems.js';
import { fileProblems } from './problems/file.problems.js';
import { httpProblems } from './problems/http.problems.js';
import { organisationProblems } from './problems/organisation.problems.js';
import { planProblems } from './problems/plan.problems.js';
import type { Problem } from './problems/problem.types.js';
import { reportProblems } from './problems/report.problems.js';
import { signInProblems } from './problems/sign-in.problems.js';

export type { Problem } from './problems/problem.types.js';
export type { FileProblemCode } from './problems/file.problems.js';
export type { HttpProblemCode } from './problems/http.problems.js';

export type DomainRefusalCode =
  | ReportRefusal
  | DraftRefusal
  | AttachmentRefusal
  | PlanRefusal
  | AssignmentRefusal
  | OrganisationRefusal
  | CalendarRefusal;

const all = {
  ...reportProblems,
  ...planProblems,
  ...organisationProblems,
  ...applicationProblems,
  ...fileProblems,
  ...httpProblems,
  ...signInProblems,
};

export type ProblemCode = keyof typeof all;

/** The one table code → status and words; complete by type, so a new refusal does not compile untold. */
export const problems = all satisfies Record<DomainRefusalCode, Problem> &
  Record<string, Problem> as Readonly<Record<ProblemCode, Problem>>;

export const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && Object.hasOwn(problems, code);

export type ProblemParams = Readonly<Record<string, string | number>>;

/** Fills `{name}` from params; a name without a value stays readable as "…". */
export const fillIn = (text: string, params: ProblemParams = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '…'));
