/** What a person may be sent to do with a report. */
export type Act = 'submit' | 'withdraw' | 'beginReview' | 'return' | 'approve' | 'reopen';

/** The definite answers: any other (no answer, 5xx) leaves open whether the command was carried out. */
export type Answer =
  | {
      readonly outcome: 'accepted';
      readonly repeated: boolean;
      readonly streamId: string;
      readonly version: number;
      readonly events: readonly string[];
      readonly phase: string;
      readonly etag: string;
      readonly submissionNumber: number | null;
      readonly receipt: string | null;
      readonly onTime: boolean | null;
    }
  | { readonly outcome: 'refused'; readonly status: number; readonly code: string };

export type Accepted = Extract<Answer, { outcome: 'accepted' }>;

/** A command as its client keeps it. */
export interface Sent {
  readonly key: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly reportId: string;
  readonly act: Act;
  readonly etag: string;
  readonly body: object;
  /** How often it went out without a definite answer coming back. */
  lost: number;
  /** What was said of it last, where that was no definite answer. */
  trouble: string | undefined;
  answer: Answer | undefined;
}

/** What all clients have sent and been told; the oracle compares it with the store. */
export class Ledger {
  readonly sent: Sent[] = [];
  private readonly open = new Set<Sent>();

  begin(command: Omit<Sent, 'lost' | 'trouble' | 'answer'>): Sent {
    const sent: Sent = { ...command, lost: 0, trouble: undefined, answer: undefined };
    this.sent.push(sent);
    return sent;
  }

  /** Between the request's going out and what comes of it. */
  async during<Result>(sent: Sent, request: () => Promise<Result>): Promise<Result> {
    this.open.add(sent);
    try {
      return await request();
    } finally {
      this.open.delete(sent);
    }
  }

  /** Commands out now, without an answer. */
  get inFlight(): readonly Sent[] {
    return [...this.open];
  }

  get acknowledged(): (Sent & { readonly answer: Accepted })[] {
    return this.sent.filter(
      (sent): sent is Sent & { answer: Accepted } => sent.answer?.outcome === 'accepted',
    );
  }

  get unanswered(): readonly Sent[] {
    return this.sent.filter(({ answer }) => answer === undefined);
  }
}
