import type { FileProblemCode } from '@dondoc/contracts';
import type { OrganisationRefusal, CalendarRefusal, PlanRefusal } from '@dondoc/domain';

/** Something wrong in a file, at its place. Lines and columns begin with 1. */
export interface FileProblem {
  readonly fileName: string;
  readonly line: number;
  readonly column: number;
  readonly code: FileProblemCode | PlanRefusal | OrganisationRefusal | CalendarRefusal;
  /** Keys and indexes down to the value, joined by points; empty for the file itself. */
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type FileResult<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly problems: readonly FileProblem[] };

export type FilePath = readonly (string | number)[];

/** A place in a file that was read: the value's own, or of a missing value what should hold it. */
export type ProblemAt = (
  path: FilePath,
  code: FileProblem['code'],
  params?: FileProblem['params'],
) => FileProblem;
