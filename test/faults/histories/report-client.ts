import type { LiveApi } from '../../support/live-api.js';
import { oneOf } from '../seeded.js';
import type { Act, ReportInput, ReportOperation, ReportOutput } from './report-model.js';

interface Client {
  readonly api: LiveApi;
  readonly reportId: string;
  /** Its number. */
  readonly client: number;
  /** How often it looks and then sends a command. */
  readonly turns: number;
  readonly random: () => number;
}

/** What one who looks at the report in a phase is likely to do, and the head, reviewer or director who does it. */
const LIKELY: Readonly<Record<string, readonly [Act, ...Act[]]>> = {
  awaiting: ['submit'],
  submitted: ['withdraw', 'beginReview', 'return', 'approve'],
  inReview: ['return', 'approve'],
  returned: ['submit'],
  approved: ['reopen'],
};
const ANY = ['submit', 'withdraw', 'beginReview', 'return', 'approve', 'reopen'] as const;
const ROUTES: Readonly<Record<Act, { readonly by: string; readonly path: string }>> = {
  submit: { by: 'tp-qlkcht', path: 'submissions' },
  withdraw: { by: 'tp-qlkcht', path: 'withdrawal' },
  beginReview: { by: 'duyet-kh-tc', path: 'review' },
  return: { by: 'duyet-kh-tc', path: 'return' },
  approve: { by: 'duyet-kh-tc', path: 'approval' },
  reopen: { by: 'giam-doc', path: 'reopening' },
};
const OUT_OF_TURN = 0.15;

/** One client's requests, one after another, with the instants at which each began and ended. */
export async function recordClient({
  api,
  reportId,
  client,
  turns,
  random,
}: Client): Promise<ReportOperation[]> {
  const recorded: ReportOperation[] = [];
  const record = async (input: ReportInput, send: () => Promise<ReportOutput>): Promise<ReportOutput> => {
    const call = performance.now();
    const output = await send();
    recorded.push({ client, input, output, call, end: performance.now() });
    return output;
  };
  const look = async (): Promise<ReportOutput> => {
    const { status, body } = await api.as('giam-doc').get(`reports/${reportId}`);
    if (status !== 200) throw new Error(`looking at the report: ${status} ${JSON.stringify(body)}`);
    const { phase, submissionNumber, etag } = body;
    return { outcome: 'seen', phase: String(phase), number: Number(submissionNumber), etag: String(etag) };
  };
  const send = async (act: Act, body: object, etag: string): Promise<ReportOutput> => {
    const { by, path } = ROUTES[act];
    const { status, body: answer } = await api.as(by).post(`reports/${reportId}/${path}`, { body, etag });
    if (status < 300) {
      const { phase, submissionNumber } = answer;
      const number = Number(submissionNumber ?? String(answer['etag']).split('.')[1]);
      return { outcome: 'accepted', phase: String(phase), number, etag: String(answer['etag']) };
    }
    if (status >= 500) throw new Error(`${act}: ${status} ${JSON.stringify(answer)}`);
    const params = answer['params'] as { etag?: string } | undefined;
    return { outcome: 'refused', code: String(answer['code']), etag: params?.etag };
  };

  for (let turn = 0; turn < turns; turn += 1) {
    const seen = await record({ act: 'look' }, look);
    if (seen.outcome !== 'seen') throw new Error('unreachable: a look sees or throws');
    const act = oneOf(random, random() < OUT_OF_TURN ? ANY : (LIKELY[seen.phase] ?? ANY));
    const { number, etag } = seen;
    const version = Math.max(1, number);
    await record({ act, ifMatch: etag, version }, () =>
      send(act, bodyOf(act, version, `${client}.${turn}`), etag),
    );
  }
  return recorded;
}

function bodyOf(act: Act, version: number, unique: string): object {
  if (act === 'submit') return { content: contentSaying(`Lần ${unique}.`) };
  if (act === 'reopen') return { reason: 'Có số liệu mới.' };
  return act === 'return' ? { version, reason: 'Thiếu minh chứng.' } : { version };
}

const contentSaying = (results: string) => ({
  taskStatus: 'inProgress',
  progressPercent: '60',
  results,
  figures: [],
  evidence: ['Báo cáo 115/BC-QLKCHT'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
});
