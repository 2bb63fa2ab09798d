import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { SampleAgency } from './agency.fixtures.js';
import type { Application, Asking } from './application.types.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';
import { playQ3 } from './year.fixtures.js';

const NOW = '2024-09-24T03:00:00.000Z';

let database: TestDatabase;
let application: Application;
let agency: SampleAgency;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  agency = await SampleAgency.issued(application);
  await playQ3(agency);
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

const asking = (personId: string, now = NOW): Asking => agency.asking(personId, now);

describe('what a person sees', () => {
  const seen = async (personId: string): Promise<string[]> =>
    (await application.queries.reports(asking(personId), { period: '2024-Q3' })).items.map(
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
    const { queries } = application;
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

describe('the inbox', () => {
  const q3 = (
    items: readonly { readonly task: string; readonly report: { reportId: string; period: string } }[],
  ) =>
    items
      .filter(({ report }) => report.period === '2024-Q3')
      .map(({ task, report }) => [task, report.reportId]);

  it('tells a head what to write, what to revise and what to wait for', async () => {
    const head = await application.queries.inbox(asking('tp-qlclct'));
    expect(q3(head.toDo)).toEqual([['revise', 'pgi-2024-nv2-Q3']]);
    expect(head.counts).toMatchObject({ toDo: 2, waiting: 0, done: 0 });
    const other = await application.queries.inbox(asking('tp-qlkcht'));
    expect(q3(other.waiting)).toEqual([['waitForReviewer', 'pgi-2024-nv3-Q3']]);
  });

  it("gives KH-TC's reviewer all but KH-TC's own, and that to the deputy in charge", async () => {
    const reviewer = await application.queries.inbox(asking('duyet-kh-tc'));
    expect(q3(reviewer.toDo)).toEqual([['beginReview', 'pgi-2024-nv3-Q3']]);
    expect(q3(reviewer.waiting)).toContainEqual(['waitForReviewer', 'pgi-2024-nv1-Q3']);
    expect(q3(reviewer.done)).toEqual([
      ['nothing', 'pgi-2024-nv4-Q3'],
      ['nothing', 'pgi-2024-nv5-Q3'],
    ]);
    expect(reviewer.counts.overdue).toBe(1);
    const deputy = await application.queries.inbox(asking('pgd-noi-nghiep'));
    expect(q3(deputy.toDo)).toEqual([['beginReview', 'pgi-2024-nv1-Q3']]);
  });

  it('holds the escalations addressed to the person until acknowledged', async () => {
    const head = await application.queries.inbox(asking('chanh-van-phong'));
    expect(head.escalations.map(({ reportId, escalationId }) => [reportId, escalationId])).toEqual([
      ['pgi-2024-nv6-Q3', 'a1-L1'],
    ]);
    expect((await application.queries.inbox(asking('pgd-noi-nghiep'))).counts.escalations).toBe(0);
  });
});

describe('the calendar of limits', () => {
  it('shows every limit with its last valid day, and the working days left', async () => {
    const limits = await application.queries.limits(
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
      ['2024-Q3', 'own', '2024-09-14', false, 3, 6],
      ['2024-Q3', 'revision', '2024-09-26', true, 12, 1],
      ['2024-Y', 'own', '2024-12-04', true, 61, 6],
      ['2024-Q4', 'own', '2024-12-14', false, 68, 6],
    ]);
  });
});
