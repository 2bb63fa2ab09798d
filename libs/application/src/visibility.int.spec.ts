import { describe, expect, it } from '@jest/globals';
import { NOW, playedQ3 } from '../../../test/support/played-q3.js';

const played = playedQ3();
const { asking } = played;

describe('what a person sees', () => {
  const seen = async (personId: string): Promise<string[]> =>
    (await played.application.queries.reports(asking(personId), { period: '2024-Q3' })).items.map(
      (report) => report.reportId,
    );

  it('is the own division and what it supports; KH-TC, leaders and auditors see all', async () => {
    for (const personId of [
      'giam-doc',
      'pgd-ky-thuat',
      'thanh-tra',
      'duyet-kh-tc',
      'tong-hop-kh-tc',
      'tp-kh-tc',
    ])
      expect(await seen(personId)).toHaveLength(6);
    expect(await seen('cv-qlclct')).toEqual(['pgi-2024-nv2-Q3']);
    expect(await seen('quan-tri')).toEqual([]);
  });

  it("never includes another division's report, by whatever road", async () => {
    const stranger = asking('cv-qlclct');
    const { queries } = played.application;
    const receipt =
      (await queries.report(asking('giam-doc'), 'pgi-2024-nv3-Q3'))?.submissions[0]?.receipt ?? '';
    expect(await queries.receipt(asking('tp-qlkcht'), receipt)).toMatchObject({
      reportId: 'pgi-2024-nv3-Q3',
      version: 1,
    });
    expect(await queries.receipt(stranger, receipt)).toBeUndefined();
    expect(await queries.report(stranger, 'pgi-2024-nv3-Q3')).toBeUndefined();
    expect(await queries.difference(stranger, 'pgi-2024-nv3-Q3', 1, 2)).toBeUndefined();
    expect(await queries.draft(stranger, 'pgi-2024-nv3-Q3')).toBeUndefined();
    expect((await queries.escalations(stranger, {})).items).toEqual([]);
    const audited = (await queries.audit(stranger, {}, { limit: 200 })).items;
    expect(new Set(audited.map((entry) => entry.streamId))).toEqual(
      new Set(['report-pgi-2024-nv2-Q3', 'report-pgi-2024-nv2-Y', 'report-pgi-2024-nv2-Q4']),
    );
  });
});

describe('the record', () => {
  it('shows the administrator what they did and administer, and nothing of a report or its draft', async () => {
    const { queries } = played.application;
    const entries = (await queries.audit(asking('quan-tri'), {}, { limit: 200 })).items;
    expect(new Set(entries.map(({ streamId }) => streamId))).toEqual(new Set(['calendar', 'organisation']));
    for (const streamId of ['report-pgi-2024-nv2-Q3', 'draft-pgi-2024-nv2-Q3', 'plan-pgi-2024'])
      expect((await queries.audit(asking('quan-tri'), { streamId })).items).toEqual([]);
    expect(await queries.verifyAudit(asking('quan-tri'))).toBe('forbidden');
  });
});

describe('a draft, by the road of the record', () => {
  const DRAFT = 'draft-pgi-2024-nv4-Y';

  it('is read by its own division and by auditors; KH-TC and leaders read that it was saved', async () => {
    const { application, agency } = played;
    const target = { kind: 'draft', reportId: 'pgi-2024-nv4-Y' } as const;
    const content = { results: 'Chưa gửi ai.' };
    const command = { type: 'SaveDraft', content, expectedDraftVersion: 0 } as const;
    const saved = await agency.send(agency.person('cv-van-phong', NOW), { target, command }, NOW);
    expect(saved.outcome).toBe('accepted');
    const read = async (personId: string) => {
      const { items } = await application.queries.audit(asking(personId), { streamId: DRAFT });
      return items.map(({ data, withheld, hash }) => [data?.['content'], withheld, hash.length]);
    };
    for (const personId of ['cv-van-phong', 'chanh-van-phong', 'thanh-tra'])
      expect([personId, await read(personId)]).toEqual([personId, [[content, false, 64]]]);
    for (const personId of ['giam-doc', 'pgd-noi-nghiep', 'duyet-kh-tc', 'cv-kh-tc'])
      expect([personId, await read(personId)]).toEqual([personId, [[undefined, true, 64]]]);
    expect(await read('cv-qlclct')).toEqual([]);
  });
});

describe('what a person is refused', () => {
  const HIDDEN = 'pgi-2024-nv2-Q3';
  const OWN = 'pgi-2024-nv5-Q3';
  const stale = { ifMatch: 'awaiting.0.2024-09-14T17:00:00.000Z' };
  const refusals = async (personId: string) =>
    (
      await played.application.queries.audit(asking(personId), { type: 'CommandRefused', actorId: 'tp-qlvt' })
    ).items.map(({ data }) => [data?.['code'], data?.['target']]);

  it("tells nothing of another division's report, not even in the person's own record", async () => {
    const { agency } = played;
    const withdraw = { type: 'WithdrawSubmission', version: 1 } as const;
    const approve = { type: 'ApproveReport', version: 9 } as const;
    expect(await agency.about('tp-qlvt', HIDDEN, withdraw, NOW, stale)).toEqual({
      outcome: 'refused',
      refusal: { code: 'NOT_YOUR_DIVISION' },
    });
    expect(await agency.about('tp-qlvt', HIDDEN, approve, NOW, stale)).toEqual({
      outcome: 'refused',
      refusal: { code: 'NOT_THE_REVIEWER' },
    });
    const target = { kind: 'draft', reportId: HIDDEN } as const;
    const save = { type: 'SaveDraft', content: {}, expectedDraftVersion: 0 } as const;
    expect((await agency.send(agency.person('tp-qlvt'), { target, command: save }, NOW)).outcome).toBe(
      'refused',
    );
    expect((await agency.about('tp-qlvt', 'pgi-2024-nv9-Q3', withdraw, NOW)).outcome).toBe('refused');
    const publish = {
      target: { kind: 'organisation' },
      command: { type: 'EndOffice', officeId: 'x', to: '2024-10-01' },
    } as const;
    expect((await agency.send(agency.person('tp-qlvt'), publish, NOW)).outcome).toBe('refused');
    expect(await agency.about('tp-qlvt', OWN, withdraw, NOW, stale)).toMatchObject({
      refusal: { code: 'PRECONDITION_FAILED' },
    });

    const elsewhere = [
      ['PRECONDITION_FAILED', `report-${OWN}`],
      ['NOT_THE_ADMINISTRATOR', 'organisation'],
    ];
    expect(await refusals('tp-qlvt')).toEqual(elsewhere);
    expect(await refusals('thanh-tra')).toEqual([
      ...elsewhere,
      ['REPORT_NOT_FOUND', 'report-pgi-2024-nv9-Q3'],
      ['NOT_YOUR_DIVISION', `draft-${HIDDEN}`],
      ['NOT_THE_REVIEWER', `report-${HIDDEN}`],
      ['NOT_YOUR_DIVISION', `report-${HIDDEN}`],
    ]);
  });
});

describe('the inbox', () => {
  const q3 = (
    items: readonly { readonly task: string; readonly report: { reportId: string; period: string } }[],
  ) =>
    items
      .filter(({ report }) => report.period === '2024-Q3')
      .map(({ task, report }) => [task, report.reportId]);

  it('tells a head what to write, what to revise and what to wait for', async () => {
    const head = await played.application.queries.inbox(asking('tp-qlclct'));
    expect(q3(head.toDo)).toEqual([['revise', 'pgi-2024-nv2-Q3']]);
    expect(head.counts).toMatchObject({ toDo: 2, waiting: 0, done: 0 });
    const other = await played.application.queries.inbox(asking('tp-qlkcht'));
    expect(q3(other.waiting)).toEqual([['waitForReviewer', 'pgi-2024-nv3-Q3']]);
  });

  it("gives KH-TC's reviewer all but KH-TC's own, and that to the deputy in charge", async () => {
    const reviewer = await played.application.queries.inbox(asking('duyet-kh-tc'));
    expect(q3(reviewer.toDo)).toEqual([['beginReview', 'pgi-2024-nv3-Q3']]);
    expect(q3(reviewer.waiting)).toContainEqual(['waitForReviewer', 'pgi-2024-nv1-Q3']);
    expect(q3(reviewer.done)).toEqual([
      ['nothing', 'pgi-2024-nv4-Q3'],
      ['nothing', 'pgi-2024-nv5-Q3'],
    ]);
    expect(reviewer.counts.overdue).toBe(1);
    const deputy = await played.application.queries.inbox(asking('pgd-noi-nghiep'));
    expect(q3(deputy.toDo)).toEqual([['beginReview', 'pgi-2024-nv1-Q3']]);
  });

  it('goes on page by page in the order of the whole, and says where it ends', async () => {
    const { queries } = played.application;
    const whole = await queries.inbox(asking('duyet-kh-tc'));
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.inboxList(asking('duyet-kh-tc'), 'waiting', { limit: 2, cursor });
      ids.push(...page.items.map(({ report }) => report.reportId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && ids.length < 100);
    expect(ids).toHaveLength(whole.counts.waiting);
    expect(ids).toEqual(whole.waiting.map(({ report }) => report.reportId));
    expect(whole.next).toEqual({ toDo: null, waiting: null, done: null });
  });

  it('finds titles and divisions without diacritics, among what the person has in that list only', async () => {
    const found = async (personId: string, search: string) => {
      const page = { limit: 200, search };
      const { items } = await played.application.queries.inboxList(asking(personId), 'waiting', page);
      return [...new Set(items.map(({ report }) => report.leadDivisionId))];
    };
    expect(await found('duyet-kh-tc', ' QUAN LY  chat luong ')).toEqual(['qlclct']);
    expect(await found('duyet-kh-tc', 'quản lý chất lượng')).toEqual(['qlclct']);
    expect(await found('duyet-kh-tc', 'chat luong nuoc')).toEqual([]);
    expect(await found('tp-qlclct', 'van phong')).toEqual([]);
  });

  it('holds the escalations addressed to the person until acknowledged', async () => {
    const head = await played.application.queries.inbox(asking('chanh-van-phong'));
    expect(head.escalations.map(({ reportId, escalationId }) => [reportId, escalationId])).toEqual([
      ['pgi-2024-nv6-Q3', 'a1-L1'],
    ]);
    expect((await played.application.queries.inbox(asking('pgd-noi-nghiep'))).counts.escalations).toBe(0);
  });
});

describe('the calendar of limits', () => {
  it('shows every limit with its last valid day, and the working days left', async () => {
    const limits = await played.application.queries.limits(
      asking('giam-doc', '2024-09-11T03:00:00.000Z'),
      '2024-09-01',
      '2024-12-31',
    );
    expect(
      limits.map(({ period, kind, lastValidDay, lastValidDayIsWorkingDay, workingDaysLeft, reports }) => [
        period,
        kind,
        lastValidDay,
        lastValidDayIsWorkingDay,
        workingDaysLeft,
        reports.length,
      ]),
    ).toEqual([
      ['2024-Q3', 'review', '2024-09-12', true, 2, 1],
      ['2024-Q3', 'own', '2024-09-14', false, 3, 6],
      ['2024-Q3', 'review', '2024-09-18', true, 6, 1],
      ['2024-Q3', 'revision', '2024-09-26', true, 12, 1],
      ['2024-Y', 'own', '2024-12-04', true, 61, 6],
      ['2024-Q4', 'own', '2024-12-14', false, 68, 6],
    ]);
  });
});
