import type { Model, Operation } from './linearizability.js';

type Phase = 'awaiting' | 'submitted' | 'inReview' | 'returned' | 'approved';
export type Act = 'submit' | 'withdraw' | 'beginReview' | 'return' | 'approve' | 'reopen';

/** What a client can see of a report, and whether its limit is that of a return or a reopening. */
export interface ReportSeen {
  readonly phase: Phase;
  readonly number: number;
  readonly limitAt: string;
  readonly revised: boolean;
}

export type ReportInput =
  { readonly act: 'look' } | { readonly act: Act; readonly ifMatch: string; readonly version: number };

export type ReportOutput =
  | {
      readonly outcome: 'seen' | 'accepted';
      readonly phase: string;
      readonly number: number;
      readonly etag: string;
    }
  /** `etag`: what stands instead, where the refusal says so. */
  | { readonly outcome: 'refused'; readonly code: string; readonly etag: string | undefined }
  | { readonly outcome: 'unknown' };

export type ReportOperation = Operation<ReportInput, ReportOutput>;

const etagOf = ({ phase, number, limitAt }: ReportSeen): string => `${phase}.${number}.${limitAt}`;

/** One report as its clients may observe it, on a day before every limit, each command by who may give it. */
export const reportModel = (created: {
  readonly limitAt: string;
}): Model<ReportSeen, ReportInput, ReportOutput> => ({
  initial: { phase: 'awaiting', number: 0, limitAt: created.limitAt, revised: false },
  nameOf: (state) => `${etagOf(state)} ${state.revised}`,
  onlyLooks: (input, output) => input.act === 'look' || output.outcome === 'refused',
  step: (state, input, output) => {
    if (input.act === 'look') return answers(state, output) ? state : undefined;
    const seen = input.ifMatch === etagOf(state);
    const refusal = refusalOf(state, input);
    if (output.outcome === 'unknown')
      return seen && !refusal ? after(state, input.act, state.limitAt) : state;
    if (output.outcome === 'refused') {
      // Others kept changing it while it was decided: it says nothing of the state, and changed nothing.
      if (output.code === 'CONFLICT') return state;
      const right = seen
        ? output.code === refusal
        : output.code === 'PRECONDITION_FAILED' && output.etag === etagOf(state);
      return right ? state : undefined;
    }
    if (!seen || refusal !== undefined) return undefined;
    const next = after(state, input.act, limitIn(output.etag));
    return answers(next, output) ? next : undefined;
  },
});

const answers = (state: ReportSeen, output: ReportOutput): boolean =>
  output.outcome === 'unknown' ||
  (output.outcome !== 'refused' &&
    output.phase === state.phase &&
    output.number === state.number &&
    output.etag === etagOf(state));

const limitIn = (etag: string): string => etag.split('.').slice(2).join('.');

/** What it comes to; a return and a reopening set a limit that only the answer tells. */
function after(state: ReportSeen, act: Act, limitAt: string): ReportSeen {
  switch (act) {
    case 'submit':
      return { ...state, phase: 'submitted', number: state.number + 1 };
    case 'withdraw':
      return { ...state, phase: state.revised ? 'returned' : 'awaiting' };
    case 'beginReview':
      return { ...state, phase: 'inReview' };
    case 'approve':
      return { ...state, phase: 'approved' };
    case 'return':
    case 'reopen':
      return { ...state, phase: 'returned', limitAt, revised: true };
    default:
      return act satisfies never;
  }
}

/** Undefined when it is accepted. */
function refusalOf(
  { phase, number }: ReportSeen,
  { act, version }: { readonly act: Act; readonly version: number },
): string | undefined {
  if (act === 'reopen') return phase === 'approved' ? undefined : 'NOT_APPROVED';
  if (phase === 'approved') return 'REPORT_LOCKED';
  const sent = phase === 'submitted' || phase === 'inReview';
  if (act === 'submit') return sent ? 'ALREADY_SUBMITTED' : undefined;
  if (!sent) return 'NOT_SUBMITTED';
  if (act === 'withdraw' && phase === 'inReview') return 'REVIEW_HAS_BEGUN';
  if (version !== number) return 'STALE_VERSION';
  return act === 'beginReview' && phase === 'inReview' ? 'REVIEW_ALREADY_BEGUN' : undefined;
}
