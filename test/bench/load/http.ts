import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { LoadResult, ReportToLive } from './jobs.js';
import { closedLoop, onlyLifeEnded, Recorder } from './recorder.js';

interface Answer {
  readonly etag: string;
  readonly submissionNumber: number | null;
}

interface Sent {
  readonly path: string;
  readonly token: string;
  readonly etag: string;
  readonly body: object;
}

/** Keeps its connections; rejects with what came back unless the command was accepted. */
const poster = (url: string, agent: Agent) => {
  const { hostname, port } = new URL(url);
  return ({ path, token, etag, body }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'idempotency-key': randomUUID(),
        'if-match': `"${etag}"`,
      };
      const sent = request({ agent, hostname, port, method: 'POST', path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(answer) as Answer);
          else reject(new Error(`${response.statusCode ?? '?'} ${answer.slice(0, 300)}`));
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
};

type Post = ReturnType<typeof poster>;

/** About a page, as a division writes it; a resubmission says something else than the version returned. */
const content = (version: number) => ({
  taskStatus: 'inProgress',
  progressPercent: version === 1 ? '60' : '65.5',
  results: `Lần ${version}. ${'Đã tổ chức kiểm tra, kiểm soát chất lượng công trình giao thông đường bộ trên địa bàn tỉnh. '.repeat(12)}`,
  figures: [
    { name: 'Công trình đã kiểm tra', value: String(11 + version), unit: 'công trình', kind: 'final' },
    { name: 'Hội nghị phổ biến', value: '2', unit: 'hội nghị', kind: 'estimate' },
  ],
  evidence: ['Biên bản số 12/BB-KT', 'Báo cáo số 34/BC-VP'],
  noEvidenceReason: '',
  difficulties: 'Thời tiết mưa nhiều làm chậm tiến độ kiểm tra hiện trường.',
  proposals: '',
});

interface Standing {
  readonly report: ReportToLive;
  readonly etag: string;
  readonly version: number;
  /** How many steps are behind it. */
  readonly done: number;
}

const STEPS = [
  ({ report }: Standing) => ({
    ...{ step: 'submit', path: 'submissions', token: report.headToken },
    body: { content: content(1) },
  }),
  ({ report, version }: Standing) => ({
    ...{ step: 'return', path: 'return', token: report.reviewerToken },
    body: { version, reason: 'Thiếu số liệu của quý trước, đề nghị bổ sung.' },
  }),
  ({ report }: Standing) => ({
    ...{ step: 'resubmit', path: 'submissions', token: report.headToken },
    body: { content: content(2) },
  }),
  ({ report, version }: Standing) => ({
    ...{ step: 'approve', path: 'approval', token: report.reviewerToken },
    body: { version },
  }),
] as const;

const begin = (report: ReportToLive): Standing => ({ report, etag: report.etag, version: 0, done: 0 });

/** Takes the next step; undefined when the report was approved. */
const advance = async (
  post: Post,
  standing: Standing,
  recorder: Recorder,
  startedAt?: number,
): Promise<Standing | undefined> => {
  const { report, etag, version, done } = standing;
  const next = STEPS[done]?.(standing);
  if (!next) return undefined;
  const sent = { ...next, etag, path: `/api/v1/reports/${report.reportId}/${next.path}` };
  const answer = await recorder.command(next.step, () => post(sent), startedAt);
  return { report, etag: answer.etag, version: answer.submissionNumber ?? version, done: done + 1 };
};

export const liveOverHttp = async (
  url: string,
  clients: number,
  reports: readonly ReportToLive[],
): Promise<LoadResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const post = poster(url, agent);
  const result = await closedLoop(reports, clients, async (report, recorder) => {
    for (let at: Standing | undefined = begin(report); at && at.done < STEPS.length;)
      at = await advance(post, at, recorder);
  });
  agent.destroy();
  return result;
};

/**
 * People's commands at an even rate, each counted from when it was due: one that had to wait for the answers
 * before it took that long, too.
 */
export const trickle = async (
  url: string,
  perSecond: number,
  reports: readonly ReportToLive[],
  stop: AbortSignal,
): Promise<LoadResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const post = poster(url, agent);
  const recorder = new Recorder();
  const ready = reports.map(begin);
  const underWay = new Set<Promise<void>>();
  const since = performance.now();
  for (let tick = 0; !stop.aborted; tick += 1) {
    const dueAt = since + (tick * 1000) / perSecond;
    await delay(Math.max(0, dueAt - performance.now()), undefined, { signal: stop }).catch(() => undefined);
    const next = ready.shift();
    if (stop.aborted || !next) break;
    const step = advance(post, next, recorder, dueAt)
      .then((after) => {
        // At the end of the line: a report's own next step is never due before its last was answered.
        if (after && after.done < STEPS.length) ready.push(after);
      })
      .catch(onlyLifeEnded);
    underWay.add(step);
    void step.finally(() => underWay.delete(step));
  }
  await Promise.all(underWay);
  agent.destroy();
  return recorder.result();
};
