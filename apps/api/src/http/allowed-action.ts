import type { Allowance } from '@dondoc/application';
import { problems, type ProblemCode } from '@dondoc/contracts';

/** What a resource says of each thing that can be done with it. */
export interface AllowedAction<Name extends string = string> {
  readonly action: Name;
  readonly allowed: boolean;
  /** Why not, in both languages; null when allowed. */
  readonly because: { readonly code: string; readonly vi: string; readonly en: string } | null;
  /** Who may, when it is the person that stands in the way. */
  readonly whoCan: readonly { readonly personId: string; readonly name: string }[];
}

export const allowedAction = <Name extends string>(action: Name): AllowedAction<Name> => ({
  action,
  allowed: true,
  because: null,
  whoCan: [],
});

export const refusedAction = <Name extends string>(
  action: Name,
  code: ProblemCode,
  whoCan: AllowedAction['whoCan'] = [],
): AllowedAction<Name> => {
  const { vi, en } = problems[code];
  return { action, allowed: false, because: { code, vi, en }, whoCan };
};

/** Of what offices alone decide: refused with `otherwise`. */
export const byOffice = <Name extends string>(
  action: Name,
  { allowed, whoCan }: Allowance,
  otherwise: ProblemCode,
): AllowedAction<Name> => (allowed ? allowedAction(action) : refusedAction(action, otherwise, whoCan));
