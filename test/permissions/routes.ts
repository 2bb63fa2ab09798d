import { readFileSync } from 'node:fs';
import { written } from '../../libs/application/src/agency.fixtures.js';
import { plansDir } from '../support/live-api.js';

/** One of each office, in and outside the division (qlvt-pt-nl) that owes the report. */
export const WHO = {
  'cv-qlvt': 'officer of qlvt',
  'cv-qlclct': 'officer of another',
  'tp-qlvt': 'head of qlvt',
  'tp-qlclct': 'head of another',
  'tp-kh-tc': 'head of KH-TC',
  'tong-hop-kh-tc': 'consolidator',
  'duyet-kh-tc': 'reviewer',
  'van-thu': 'clerk',
  'pgd-ky-thuat': 'deputy in charge of qlvt',
  'pgd-noi-nghiep': 'deputy in charge of KH-TC',
  'giam-doc': 'director',
  'thanh-tra': 'auditor',
  'quan-tri': 'administrator',
  'khong-chuc-vu': 'no office',
} as const;

export interface Asking {
  readonly reportId: string;
  readonly personId: string;
  /** Eight hex digits, other ones at each asking. */
  readonly unique: string;
}

export interface Asked {
  readonly path: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string>;
  /** The ETag that was seen, null for none; the report's unless told. */
  readonly seen?: string | null;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As registered, below /api/v1. */
  readonly name: string;
  readonly ofReport: boolean;
  readonly ask: (asking: Asking) => Asked;
}

/** Another than a returned report said. */
const content = { ...written, results: 'Đã kiểm tra 12/20 công trình.' };
const basis = 'Quyết định số 15/QĐ-SGTVT';
const planFile = readFileSync(`${plansDir}pgi-2024/plan.yaml`, 'utf8');

const get = (name: string, path = name): Route => ({
  method: 'GET',
  name,
  ofReport: false,
  ask: () => ({ path }),
});
const post = (name: string, ask: (asking: Asking) => Asked): Route => ({
  method: 'POST',
  name,
  ofReport: false,
  ask,
});

const ofReport = (
  method: Route['method'],
  rest: string,
  ask: (asking: Asking) => Partial<Asked> = () => ({}),
  name = rest,
): Route => ({
  method,
  name: `reports/:reportId${name === '' ? '' : `/${name}`}`,
  ofReport: true,
  ask: (asking) => ({ path: `reports/${asking.reportId}${rest === '' ? '' : `/${rest}`}`, ...ask(asking) }),
});

/** Every address, asked as someone would who means it. */
const NO_JOB = '00000000-0000-4000-8000-000000000000';

export const routesOf = (): readonly Route[] => [
  get('me'),
  get('agency'),
  get('divisions'),
  get('people'),
  get('substitutions'),
  get('consents'),
  get('plans'),
  get('plans/:planId', 'plans/bang'),
  get('sub-indices'),
  get('assignments'),
  get('assignments/:assignmentId', 'assignments/bang-nv1'),
  get('reports'),
  get('inbox'),
  get('inbox/:list', 'inbox/toDo'),
  get('escalations'),
  get('notices'),
  get('live', 'live?once=true'),
  get('receipts/:receipt', 'receipts/khong-co'),
  get('scoreboard'),
  get('calendar'),
  get('calendar/limits', 'calendar/limits?from=2024-09-01&to=2024-09-30'),
  get('audit'),
  get('audit/verification'),
  post('jobs/verification', () => ({ path: 'jobs/verification' })),
  post('jobs/export', () => ({ path: 'jobs/export', body: { format: 'csv', filter: {} } })),
  get('jobs/:jobId', `jobs/${NO_JOB}`),
  post('jobs/:jobId/cancellation', () => ({ path: `jobs/${NO_JOB}/cancellation` })),
  get('jobs/:jobId/file', `jobs/${NO_JOB}/file`),
  post('plans', () => ({
    path: 'plans',
    raw: planFile,
    headers: { 'content-type': 'application/yaml' },
    seen: 'draft.1',
  })),
  post('plans/:planId/preparations', ({ unique }) => ({
    path: 'plans/bang/preparations',
    seen: null,
    body: { planId: `chuan-bi-${unique}`, year: 2025, targets: [] },
  })),
  post('plans/:planId/sub-indices/:subIndexId/actuals', () => ({
    path: 'plans/bang/sub-indices/khong-co/actuals',
    body: { actual: '6.58', source: 'Công bố PGI' },
  })),
  post('plans/:planId/issuance', () => ({
    path: 'plans/bang/issuance',
    body: { number: '1/KH', date: '2024-08-15', signerPersonId: 'giam-doc', consolidationSchedule: null },
    seen: 'issued.2',
  })),
  post('agency/names', ({ unique }) => ({
    path: 'agency/names',
    body: { name: `Sở ${unique}`, shortName: 'S', parentName: 'UBND', from: '2030-01-01', basis },
  })),
  post('divisions', ({ unique }) => ({
    path: 'divisions',
    body: {
      divisionId: `phong-${unique}`,
      name: `Phòng ${unique}`,
      shortName: 'P',
      headTitle: 'Trưởng phòng',
    },
  })),
  post('divisions/:divisionId/names', ({ unique }) => ({
    path: 'divisions/van-phong/names',
    body: {
      name: `Văn phòng ${unique}`,
      shortName: 'VP',
      headTitle: 'Chánh Văn phòng',
      from: '2030-01-01',
      basis,
    },
  })),
  post('divisions/:divisionId/end', () => ({
    path: 'divisions/van-phong/end',
    body: { how: 'merged', lastDay: '2030-12-31', successorId: 'kh-tc', basis },
  })),
  post('people', ({ unique }) => ({ path: 'people', body: { personId: `nguoi-${unique}`, name: 'Ai Đó' } })),
  post('people/import', ({ unique }) => ({
    path: 'people/import',
    raw: `ma,ho_ten\nnhap-${unique},Ai Đó`,
    headers: { 'content-type': 'text/csv' },
  })),
  {
    ...post('people/:personId/account', ({ unique }) => ({
      path: 'people/cv-van-phong/account',
      body: { account: `tk-${unique}` },
    })),
    method: 'PUT',
  },
  post('people/:personId/offices', ({ unique }) => ({
    path: 'people/cv-van-phong/offices',
    body: { officeId: `cv-${unique}`, office: 'clerk', divisionId: 'van-phong', from: '2030-01-01' },
  })),
  post('people/:personId/access-end', () => ({
    path: 'people/cv-van-phong/access-end',
    body: { reason: 'Mất máy tính' },
  })),
  post('agency/access-end', () => ({ path: 'agency/access-end', body: { reason: 'Diễn tập' } })),
  post('notices/read', () => ({
    path: 'notices/read',
    body: { reportId: 'khong-co', eventVersion: 1, andOlder: true },
  })),
  post('me/access-end', () => ({ path: 'me/access-end', body: {} })),
  post('offices/:officeId/end', () => ({
    path: 'offices/cv-van-phong-officer-2024-01-01/end',
    body: { to: '2030-12-31' },
  })),
  post('offices/:officeId/revocation', () => ({
    path: 'offices/cv-kh-tc-officer-2024-01-01/revocation',
    body: { reason: 'Điều động' },
  })),
  post('substitutions', ({ unique }) => ({
    path: 'substitutions',
    body: {
      substitutionId: `thay-${unique}`,
      officeId: 'thanh-tra-auditor-2024-01-01',
      substituteId: 'cv-van-phong',
      from: '2029-01-01',
      to: '2029-01-02',
      basis,
    },
  })),
  post('substitutions/:substitutionId/revocation', () => ({
    path: 'substitutions/khong-co/revocation',
    body: { reason: 'Về sớm' },
  })),
  post('consents/:consentId/approval', () => ({ path: 'consents/99/approval' })),
  post('consents/:consentId/refusal', () => ({
    path: 'consents/99/refusal',
    body: { reason: 'Chưa có quyết định.' },
  })),

  ofReport('GET', ''),
  ofReport('GET', 'versions'),
  ofReport('GET', 'versions/1', undefined, 'versions/:version'),
  ofReport('GET', 'difference?from=1&to=1', undefined, 'difference'),
  ofReport('GET', 'process'),
  ofReport('GET', 'draft'),
  ofReport('PUT', 'draft', () => ({ body: { content: { results: 'Nháp' } }, seen: 'draft.0' })),
  ofReport(
    'POST',
    'attachments?name=a.pdf',
    ({ unique }) => ({
      raw: `%PDF-1.7 ${unique}`,
      headers: { 'content-type': 'application/octet-stream' },
      seen: null,
    }),
    'attachments',
  ),
  ofReport('GET', `attachments/${'0'.repeat(64)}`, undefined, 'attachments/:hash'),
  ofReport('POST', 'submissions', () => ({ body: { content } })),
  ofReport('POST', 'withdrawal', () => ({ body: { version: 1 } })),
  ofReport('POST', 'review', () => ({ body: { version: 1 } })),
  ofReport('POST', 'approval', () => ({ body: { version: 1 } })),
  ofReport('POST', 'return', () => ({ body: { version: 1, reason: 'Thiếu số liệu.' } })),
  ofReport('POST', 'reopening', () => ({ body: { reason: 'Số liệu sai.' } })),
  ofReport(
    'POST',
    'escalations/a1-L1/acknowledgement',
    () => ({ body: { directive: 'Nộp ngay.' } }),
    'escalations/:escalationId/acknowledgement',
  ),
  ofReport(
    'POST',
    'escalations/a1-L1/tell-again',
    () => ({ body: {} }),
    'escalations/:escalationId/tell-again',
  ),
];

/** How a person sends it, of all that `LiveApi` takes. */
export const sendingOf = ({ body, raw, headers, seen }: Asked, etag: string) => ({
  ...(body === undefined ? {} : { body }),
  ...(raw === undefined ? {} : { raw }),
  ...(headers === undefined ? {} : { headers }),
  ...(seen === null ? {} : { etag: seen ?? etag }),
});
