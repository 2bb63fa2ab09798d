import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { seen, WebOffice } from '../support/web-office.js';

const ROWS = 10_000;

describe('an inbox of 10,000 rows', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    await office.system.api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
    const client = new pg.Client({ connectionString: office.system.api.database.adminUrl });
    await client.connect();
    // As many reports of one division as no division ever has, each due a minute after the one before.
    await client.query(
      `INSERT INTO reports SELECT (jsonb_populate_record(report, jsonb_build_object(
         'report_id', report.report_id || '-' || lpad(n::text, 5, '0'),
         'limit_at', report.limit_at + n * interval '1 minute'))).*
       FROM reports AS report, generate_series(1, $1) AS n WHERE report.report_id = 'pgi-2024-nv3-Q3'`,
      [ROWS],
    );
    await client.end();
  });
  afterAll(() => office?.close());

  it('says how many there are, and scrolls to the last of them with a few dozen drawn', async () => {
    const desk = await office.at('tp-qlkcht');
    const { page } = desk;
    const rows = page.getByRole('listitem');
    await rows.first().waitFor();
    await page.getByRole('tab', { name: /Cần làm \(10[.]00[0-9]\)/ }).waitFor();
    const last = page.locator(`a[href$="-${String(ROWS)}"]`);
    let drawn = 0;
    for (let scrolls = 0; scrolls < 3_000 && !(await last.isVisible()); scrolls += 1) {
      await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
      await desk.quiet();
      drawn = Math.max(drawn, await rows.count());
    }
    expect(await last.isVisible()).toBe(true);
    expect(drawn).toBeLessThan(60);
  });

  it('is searched without diacritics, keeps the search in its address, and says when nothing is found', async () => {
    const desk = await office.at('duyet-kh-tc');
    await desk.page.getByRole('tab', { name: /Chờ người khác/ }).click();
    await desk.page.getByLabel('Tìm trong danh sách').fill('van phong so');
    await desk.page.waitForURL(/search=van/);
    await desk.page.getByRole('listitem').filter({ hasText: 'Văn phòng Sở' }).first().waitFor();
    expect(await desk.page.getByRole('listitem').filter({ hasText: 'QLKCHT' }).count()).toBe(0);
    expect(await desk.look('inbox-search')).toEqual([]);
    await desk.page.reload();
    await desk.page.getByRole('listitem').filter({ hasText: 'Văn phòng Sở' }).first().waitFor();
    await desk.page.getByLabel('Tìm trong danh sách').fill('không đâu có');
    await seen(desk, 'Không có báo cáo nào khớp.');
    office.expectNoTrouble();
  });
});
