import { setTimeout as delay } from 'node:timers/promises';
import { oneOf, uuidFrom } from '../seeded.js';
import type { Accepted, Act, Ledger, Sent } from './ledger.js';
import type { Office } from './office.js';

export interface ClientOptions {
  readonly office: Office;
  readonly ledger: Ledger;
  readonly report: { readonly reportId: string; readonly etag: string; readonly head: string };
  readonly reviewer: string;
  readonly director: string;
  readonly random: () => number;
  /** Milliseconds between an answer and the next command, at most; the mean is half. */
  readonly pauseMs: number;
  /** Leaves a command alone once it has lost so many answers in all, for the oracle to ask about. */
  readonly givesUpAfter: number;
  /** No more commands are begun; one that is out is sent again until it is answered. */
  readonly isOver: () => boolean;
  /** Nobody answers any more: even what is out is left alone. */
  readonly isHopeless: () => boolean;
  /** Taken out where the limit is near: a withdrawal after it is refused. */
  readonly mayWithdraw: boolean;
}

type Phase = 'awaiting' | 'submitted' | 'inReview' | 'returned' | 'approved';

const NEXT: Readonly<Record<Phase, readonly [Act, ...Act[]]>> = {
  awaiting: ['submit'],
  submitted: ['withdraw', 'beginReview', 'return', 'return', 'approve'],
  inReview: ['return', 'approve'],
  returned: ['submit'],
  approved: ['reopen'],
};
const RETRY_MS = 200;

/** Carries one report round and round, alone: whoever else writes to it is the clock. */
export async function runClient(options: ClientOptions): Promise<void> {
  const { random, isOver, report } = options;
  let patience = options.givesUpAfter;
  let standing = { phase: 'awaiting' as Phase, etag: report.etag, number: 0 };
  for (let turn = 1; !isOver(); turn += 1) {
    await delay(random() * options.pauseMs);
    const act = nextAct(standing.phase, options);
    const sent = options.ledger.begin({
      key: uuidFrom(random),
      agencyId: options.office.agencyId,
      personId: personFor(act, options),
      reportId: report.reportId,
      ...{ act, etag: standing.etag, body: bodyOf(act, standing.number, `${report.reportId}, ${turn}`) },
    });
    const answer = await untilAnswered(sent, options, patience);
    patience -= sent.lost;
    if (!answer) return;
    const { phase, etag } = answer;
    standing = { phase: phase as Phase, etag, number: answer.submissionNumber ?? standing.number };
  }
}

/** Undefined when the client left it alone, or was refused: nobody else acts on its report, so that is for the oracle. */
async function untilAnswered(
  sent: Sent,
  options: ClientOptions,
  patience: number,
): Promise<Accepted | undefined> {
  for (;;) {
    const answer = await options.office.try(sent);
    if (answer?.outcome === 'accepted') return answer;
    if (answer || sent.lost >= patience || options.isHopeless()) return undefined;
    await delay(RETRY_MS * (0.5 + options.random()));
  }
}

function nextAct(phase: Phase, { random, mayWithdraw }: ClientOptions): Act {
  const act = oneOf(random, NEXT[phase]);
  return act === 'withdraw' && !mayWithdraw ? 'approve' : act;
}

function personFor(act: Act, { report, reviewer, director }: ClientOptions): string {
  if (act === 'submit' || act === 'withdraw') return report.head;
  return act === 'reopen' ? director : reviewer;
}

function bodyOf(act: Act, version: number, unique: string): object {
  switch (act) {
    case 'submit':
      // The reason is kept only of what is late.
      return { content: contentSaying(`Kết quả ${unique}.`), lateReason: 'Chờ số liệu.' };
    case 'reopen':
      return { reason: 'Có số liệu mới.' };
    case 'return':
      return { version, reason: 'Thiếu minh chứng.' };
    default:
      return { version };
  }
}

export const contentSaying = (results: string) => ({
  taskStatus: 'inProgress',
  progressPercent: '60',
  results,
  figures: [],
  evidence: ['Báo cáo 115/BC'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
});
