import type { LiveApi } from './live-api.js';

const HEADS: Readonly<Record<string, string>> = {
  'van-phong': 'chanh-van-phong',
  'kh-tc': 'tp-kh-tc',
  qlclct: 'tp-qlclct',
  'qlkcht-atgt': 'tp-qlkcht',
  'qlvt-pt-nl': 'tp-qlvt',
};

const content = {
  taskStatus: 'inProgress',
  progressPercent: '60',
  results: 'Đã thực hiện theo kế hoạch.',
  figures: [],
  evidence: ['Báo cáo 115/BC'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

/** The head of a report's lead division. */
export async function headOf(api: LiveApi, reportId: string): Promise<string> {
  const { body } = await api.as('giam-doc').get(`reports/${reportId}`);
  const head = HEADS[String(body['leadDivisionId'])];
  if (head === undefined) throw new Error(`${reportId} has no lead division that this knows`);
  return head;
}

/** Submits a report for its lead division, late with a reason, or with other results. */
export async function submitAs(
  api: LiveApi,
  reportId: string,
  lateReason?: string,
  results = content.results,
): Promise<void> {
  const head = await headOf(api, reportId);
  const { body } = await api.as(head).get(`reports/${reportId}`);
  const { status, body: answer } = await api.as(head).post(`reports/${reportId}/submissions`, {
    etag: String(body['etag']),
    body: { content: { ...content, results }, ...(lateReason !== undefined && { lateReason }) },
  });
  if (status !== 201) throw new Error(JSON.stringify(answer));
}
