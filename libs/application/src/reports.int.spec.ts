import { describe, expect, it } from '@jest/globals';
import { InvalidCursor } from '@dondoc/read-models';
import { playedQ3 } from '../../../test/support/played-q3.js';
import { story } from './year.fixtures.js';

const played = playedQ3();
const { asking } = played;

describe('a report', () => {
  it('shows its versions, what became of them, and their difference', async () => {
    const report = await played.application.queries.report(asking('tp-qlkcht'), 'pgi-2024-nv3-Q3');
    expect(report).toMatchObject({
      phase: 'submitted',
      waitingFor: 'reviewer',
      ownLimitAt: '2024-09-14T17:00:00.000Z',
      // Returned on Thursday 12/9: the end of the third working day after it, Tuesday 17/9.
      limitAt: '2024-09-17T17:00:00.000Z',
      lastValidDay: '2024-09-17',
      overdue: false,
      returns: 1,
      submissionNumber: 2,
      submittedOnTime: true,
      submissions: [
        {
          version: 1,
          decision: 'returned',
          decidedBy: 'duyet-kh-tc',
          decidedAt: story.returned,
          returnReason: 'Thiếu số liệu',
          comments: [{ field: 'figures', text: 'Thiếu số liệu quý II' }],
        },
        { version: 2, decision: null, onTime: true, arming: 2, submittedByName: 'Triệu Văn Sơn' },
      ],
    });
    expect(await played.application.queries.difference(asking('tp-qlkcht'), 'pgi-2024-nv3-Q3', 1, 2)).toEqual(
      {
        from: 1,
        to: 2,
        sameContent: false,
        fields: [
          { field: 'progressPercent', before: '60', after: '65' },
          { field: 'results', before: 'Đã kiểm tra 12 công trình.', after: 'Đã bổ sung số liệu.' },
        ],
      },
    );
  });

  it('shows of a version what its view names, and nothing else that is kept of it', async () => {
    const report = await played.application.queries.report(asking('tp-qlclct'), 'pgi-2024-nv2-Q3');
    expect(report?.submissions).toHaveLength(1);
    for (const field of ['agencyId', 'reportId', 'acceptedOnTime', 'reopenedBy'])
      expect(report?.submissions[0]).not.toHaveProperty(field);
  });

  it('is found by phase, division and overdue, page by page', async () => {
    const { queries } = played.application;
    const overdue = await queries.reports(asking('giam-doc'), { overdue: true });
    expect(overdue.items.map((report) => report.reportId)).toEqual(['pgi-2024-nv6-Q3']);
    const approved = await queries.reports(asking('giam-doc'), { phase: 'approved' });
    expect(approved.items.map((report) => report.reportId)).toEqual(['pgi-2024-nv4-Q3', 'pgi-2024-nv5-Q3']);
    const office = await queries.reports(asking('giam-doc'), { divisionId: 'van-phong', overdue: false });
    expect(office.items).toHaveLength(5);

    const all = (await queries.reports(asking('giam-doc'), {}, { limit: 200 })).items.map(
      ({ reportId }) => reportId,
    );
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.reports(asking('giam-doc'), {}, { limit: 4, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map(({ reportId }) => reportId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(all).toHaveLength(18);
    expect(paged).toEqual(all);
  });

  it.each([
    'nonsense',
    '',
    'WyJhIl0',
    'W10',
    Buffer.from('["2024-13-01T00:00:00.000Z","x"]').toString('base64url'),
  ])('refuses the cursor %j', async (cursor) => {
    await expect(played.application.queries.reports(asking('giam-doc'), {}, { cursor })).rejects.toThrow(
      InvalidCursor,
    );
  });
});

describe('escalations', () => {
  it('are listed with who was told, the newest first, and the directive', async () => {
    const { items } = await played.application.queries.escalations(asking('giam-doc'), {});
    expect(items.map(({ reportId, level, acknowledgedBy }) => [reportId, level, acknowledgedBy])).toEqual([
      ['pgi-2024-nv5-Q3', 2, null],
      ['pgi-2024-nv6-Q3', 2, 'pgd-noi-nghiep'],
      ['pgi-2024-nv5-Q3', 1, null],
      ['pgi-2024-nv6-Q3', 1, null],
    ]);
    expect(items[1]).toMatchObject({
      directive: 'Nộp trước ngày 20/9.',
      scheduledAt: '2024-09-16T17:00:00.000Z',
    });
    const open = await played.application.queries.escalations(asking('giam-doc'), {
      open: true,
      recipientId: 'pgd-ky-thuat',
    });
    expect(open.items.map(({ escalationId }) => escalationId)).toEqual(['a1-L2']);
    const pages = await played.application.queries.escalations(asking('giam-doc'), {}, { limit: 3 });
    const rest = await played.application.queries.escalations(
      asking('giam-doc'),
      {},
      { limit: 3, cursor: pages.nextCursor ?? '' },
    );
    expect([...pages.items, ...rest.items]).toEqual(items);
  });
});
