import type { LiveApi } from '../support/live-api.js';

type Values = readonly (string | number)[];
type Item = Readonly<Record<string, unknown>>;

/** What there is in an office, as somebody who reads everything finds it. */
export interface Known {
  /** By where they go: `path.reportId`, `header.If-Match`, `body.successorId`. */
  readonly values: Readonly<Record<string, Values>>;
  /** By report. */
  readonly reports: Readonly<Record<string, { readonly etag: string; readonly version: number }>>;
  /** By list. */
  readonly cursors: Readonly<Record<string, readonly string[]>>;
  readonly receipts: readonly string[];
  readonly consents: readonly string[];
  /** Those of the plan, to be entered again for another year. */
  readonly targets: readonly Item[];
}

const READER = 'thanh-tra';
const PAGED = ['plans', 'assignments', 'reports', 'escalations', 'audit'];
/** Nobody tells an auditor anything, nor waits for them; a place in the list of one person is one in everybody's. */
const TOLD = 'chanh-van-phong';

const each = (items: readonly Item[], field: string): string[] => items.map((item) => String(item[field]));

const inEach = (places: readonly string[], known: Readonly<Record<string, Values>>) =>
  Object.fromEntries(
    places.flatMap((place) => Object.entries(known).map(([name, values]) => [`${place}.${name}`, values])),
  );

export async function whatIsKnown(api: LiveApi): Promise<Known> {
  const get = async (path: string) => (await api.as(READER).get(path)).body;
  const list = async (path: string) => (await get(path))['items'] as readonly Item[];
  const reports = await list('reports?period=2024-Q3');
  const reportId = each(reports, 'reportId');
  const versions = await Promise.all(reportId.map((id) => list(`reports/${id}/versions`)));
  const people = await list('people');
  const receipts = each(versions.flat(), 'receipt');
  const consents = each(await list('consents'), 'consentId');
  const cursors = PAGED.map(async (path) => [path, [String((await get(`${path}?limit=1`))['nextCursor'])]]);
  const told = async (path: string) => String((await api.as(TOLD).get(`${path}?limit=1`)).body['nextCursor']);
  const subIndices = await list('sub-indices?planId=pgi-2024');
  const ids = {
    reportId,
    planId: each(await list('plans'), 'planId'),
    divisionId: each(await list('divisions'), 'divisionId'),
    assignmentId: each(await list('assignments'), 'assignmentId'),
  };
  const offices = people.flatMap((person) => person['offices'] as readonly Item[]);
  const found = {
    personId: each(people, 'personId'),
    officeId: each(offices, 'officeId'),
    substitutionId: each(await list('substitutions'), 'substitutionId'),
    escalationId: [...new Set(each(await list('escalations'), 'escalationId'))],
    receipt: receipts,
    consentId: consents,
    version: ['1', '2'],
  };
  // Versions, days or instants: what is none of those where it goes is not taken for one.
  const bounds = [
    '1',
    '2',
    '2024-09-01',
    '2024-12-31',
    '2024-09-10T00:00:00.000Z',
    '2024-09-20T00:00:00+07:00',
  ];
  const etags = [...each(reports, 'etag'), 'draft.0', 'draft.1', 'issued.2'];
  return {
    values: {
      ...inEach(['path', 'query'], ids),
      ...inEach(['path'], found),
      ...inEach(['query'], {
        streamId: [...reportId.map((id) => `report-${id}`), 'organisation'],
        recipientId: found.personId,
        from: bounds,
        to: bounds,
      }),
      'header.If-Match': etags.map((etag) => `"${etag}"`),
      ...inEach(['body'], {
        successorId: ids.divisionId,
        signerPersonId: found.personId,
        substituteId: found.personId,
        officeId: found.officeId,
        version: [1, 2],
        'content.progressPercent': ['60', '100'],
        'content.figures[*].value': ['12', '0.5'],
      }),
    },
    reports: Object.fromEntries(
      reports.map(({ reportId: id, etag, submissionNumber }) => [
        String(id),
        { etag: String(etag), version: Number(submissionNumber) },
      ]),
    ),
    cursors: {
      ...(Object.fromEntries(await Promise.all(cursors)) as Known['cursors']),
      notices: [await told('notices')],
      'inbox/{list}': [await told('inbox/toDo')],
    },
    receipts,
    consents,
    targets: subIndices.map(({ subIndexId, baseline, target }) => ({ subIndexId, baseline, target })),
  };
}
