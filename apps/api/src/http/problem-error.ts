import type { ProblemCode, ProblemParams } from '@dondoc/contracts';

/** One thing wrong with what was sent: where, which code, in both languages. */
export interface ProblemItem {
  /** As the client wrote it: `content.figures[0].name`. */
  readonly field?: string;
  /** Of an imported file, from 1. */
  readonly line?: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly params?: ProblemParams;
}

export interface ProblemDetails {
  readonly field?: string | undefined;
  readonly params?: ProblemParams | undefined;
  readonly errors?: readonly ProblemItem[] | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere in the API; the filter alone knows what becomes of it. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
  }
}
