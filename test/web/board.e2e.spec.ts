import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { submitAs } from '../support/submit-as.js';
import { seen, WebOffice } from '../support/web-office.js';

/** Of the third quarter one report is approved, one is late, and four are missing. */
describe('the board of the leaders, and who has reported', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    const { api } = office.system;
    await api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
    await submitAs(api, 'pgi-2024-nv2-Q3');
    const { body } = await api.as('duyet-kh-tc').get('reports/pgi-2024-nv2-Q3');
    const approval = { etag: String(body['etag']), body: { version: 1 } };
    await api.as('duyet-kh-tc').post('reports/pgi-2024-nv2-Q3/approval', approval);
    office.now = '2024-09-14T17:00:02.000Z';
    for (const reportId of ['pgi-2024-nv5-Q3', 'pgi-2024-nv6-Q3'])
      await api.carryOut(reportId, 'missed', '2024-09-14T17:00:02.000Z');
    office.now = '2024-09-16T02:00:00.000Z';
    await submitAs(api, 'pgi-2024-nv3-Q3', 'Mất điện cả tuần.');
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);

  it('shows the director where the plan stands, with both numbers of every rate', async () => {
    const desk = await at('giam-doc');
    await desk.page.goto('/board');
    await seen(desk, '– (chưa công bố)');
    const total = desk.page.getByRole('row', { name: /Toàn cơ quan/ }).first();
    const { body } = await office.system.api
      .as('giam-doc')
      .get('scoreboard?planId=pgi-2024&groupBy=division');
    const share = (body['total'] as { onTimeShare: { numerator: number; denominator: number } }).onTimeShare;
    expect(await total.innerText()).toContain(`${String(share.numerator)}/${String(share.denominator)}`);
    await desk.page.locator('svg text').first().waitFor();
    await seen(desk, /Quá hạn nộp, mức 1/);
    expect(await desk.look('board')).toEqual([]);
  });

  it('looks back to what was known at the end of a day', async () => {
    const { page } = await at('giam-doc');
    await page.getByLabel('Tính đến hết ngày').fill('10/9/2024');
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.waitForURL(/asOf=2024-09-10/);
    await page.getByText('số liệu lúc 00:00, 11/09/2024').first().waitFor();
  });

  it('is printed on one page', async () => {
    const { page } = await at('giam-doc');
    await page.goto('/board');
    await page.getByText('Báo cáo lên cấp trên chưa tiếp nhận').waitFor();
    await page.locator('svg text').nth(20).waitFor();
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('takes a published score from the consolidator, with a decimal comma and its source', async () => {
    const desk = await at('tong-hop-kh-tc');
    await desk.page.goto('/board');
    await desk.page.getByRole('textbox', { name: 'Điểm đã công bố' }).fill('6,58');
    await desk.page.getByRole('button', { name: 'Ghi nhận điểm' }).click();
    await seen(desk, 'Có chỗ chưa đạt');
    expect(await desk.look('board-actual-refused')).toEqual([]);
    await desk.page.getByLabel('Nguồn công bố').fill('Công bố PGI 2024');
    await desk.page.getByRole('button', { name: 'Ghi nhận điểm' }).click();
    await seen(desk, 'Nguồn: Công bố PGI 2024');
    await seen(desk, 'đạt mục tiêu');
  });

  it('says who has reported and who has not, to be copied and printed', async () => {
    const desk = await at('tong-hop-kh-tc');
    await desk.page.goto('/coverage?period=2024-Q3');
    await desk.page.locator('tbody').getByText('Đã nộp, quá hạn').waitFor();
    expect(await desk.look('coverage-all')).toEqual([]);
    await desk.page.getByLabel('Hiện').selectOption('lacking');
    await desk.page.waitForURL(/only=lacking/);
    expect(await desk.page.locator('tbody tr').count()).toBe(4);
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.page.getByRole('button', { name: 'Sao chép danh sách còn thiếu' }).click();
    await seen(desk, 'Đã sao chép 4 dòng.');
    expect(await desk.page.evaluate('navigator.clipboard.readText()')).toContain(
      'Còn thiếu báo cáo Quý III/2024:',
    );
    expect(await desk.look('coverage')).toEqual([]);
  });

  it.each([
    ['a telephone', 390],
    ['an office PC at 200 %', 683],
  ])('fits %s without scrolling sideways', async (_, width) => {
    const { page } = await at('tong-hop-kh-tc');
    await page.setViewportSize({ width, height: 768 });
    for (const address of ['/board', '/coverage?period=2024-Q3']) {
      await page.goto(address);
      await page.locator('main table').first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    office.expectNoTrouble();
  });
});
