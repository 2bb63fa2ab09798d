import type { Vouched } from '@dondoc/application';
import type { ProblemCode } from '@dondoc/contracts';
import { ProblemError, type ProblemDetails } from '../problem-error.js';

/** Found out when it is recorded and not before: an answer does not wait for it to be refused. */
export type Whom = () => Promise<Vouched | undefined>;

/** Nobody is named, or not by anything that vouches for it. */
export const nobody: Whom = () => Promise.resolve(undefined);

/** Somebody turned away at the door: a problem like any other, and one that goes on record (`EntryLog`). */
export class EntryRefusal extends ProblemError {
  constructor(
    code: ProblemCode,
    readonly whom: Whom = nobody,
    details: ProblemDetails = {},
    /** The command that was not permitted. */
    readonly asked?: string,
  ) {
    super(code, details);
  }
}
