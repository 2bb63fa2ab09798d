import type { Act, Answer, Ledger, Sent } from './ledger.js';

const PATHS: Readonly<Record<Act, string>> = {
  submit: 'submissions',
  withdraw: 'withdrawal',
  beginReview: 'review',
  return: 'return',
  approve: 'approval',
  reopen: 'reopening',
};
/** So long a person waits before sending it again. */
const PATIENCE_MS = 15_000;

export interface Seen {
  readonly phase: string;
  readonly number: number;
  readonly etag: string;
}

/** The system as clients have it: an address, and tokens of people. */
export class Office {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly agencyId: string,
    /** May move to another address while clients send, as behind a proxy. */
    public apiUrl: string,
    private readonly makeToken: (agencyId: string, personId: string) => Promise<string>,
    private readonly ledger: Ledger,
  ) {}

  async get<Body>(personId: string, path: string): Promise<Body> {
    const response = await fetch(`${this.apiUrl}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${await this.token(personId)}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }

  /** Sends the command once; undefined when nothing definite came back. */
  async try(sent: Sent): Promise<Answer | undefined> {
    const headers = {
      authorization: `Bearer ${await this.token(sent.personId)}`,
      'content-type': 'application/json',
      'idempotency-key': sent.key,
      'if-match': `"${sent.etag}"`,
    };
    const url = `${this.apiUrl}/api/v1/reports/${sent.reportId}/${PATHS[sent.act]}`;
    const answer = await this.ledger.during(sent, () => ask(url, headers, sent));
    if (answer) sent.answer ??= answer;
    else sent.lost += 1;
    return answer;
  }

  private token(personId: string): Promise<string> {
    const known = this.tokens.get(personId);
    if (known) return known;
    const token = this.makeToken(this.agencyId, personId);
    this.tokens.set(personId, token);
    return token;
  }
}

async function ask(url: string, headers: Record<string, string>, sent: Sent): Promise<Answer | undefined> {
  try {
    const request = { method: 'POST', headers, body: JSON.stringify(sent.body) };
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await response.text();
    if (response.status < 300) return JSON.parse(text) as Answer;
    if (response.status < 500) {
      const { code } = JSON.parse(text) as { code: string };
      // The clock wrote to the report again and again meanwhile: the client is asked to send it again.
      if (code !== 'CONFLICT') return { outcome: 'refused', status: response.status, code };
    }
    sent.trouble = `${response.status} ${text}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    sent.trouble = String(cause);
  }
  return undefined;
}
