import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Desk } from '../support/chromium.js';
import { plansDir } from '../support/live-api.js';
import { seen, WebOffice } from '../support/web-office.js';

/** Each test goes on where the one before stopped. */
describe('a plan, from its file to its limits', () => {
  let office: WebOffice;
  let yaml = '';

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    yaml = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);
  const choose = ({ page }: Desk, text: string) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'plan.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });

  it('says what is wrong with a file, by its line, and imports the right one as a draft', async () => {
    const desk = await at('tong-hop-kh-tc');
    await desk.page.goto('/plans');
    await seen(desk, 'Chưa có kế hoạch nào.');
    expect(await desk.look('plans-empty')).toEqual([]);
    await choose(desk, yaml.replace("target: '6,58'", "target: '6,59'"));
    await desk.page.getByRole('button', { name: 'Nhập dự thảo' }).click();
    await seen(desk, /^Dòng \d+:/);
    expect(await desk.look('plans-refused')).toEqual([]);
    await choose(desk, yaml);
    await desk.page.getByRole('button', { name: 'Nhập dự thảo' }).click();
    await seen(desk, 'Đây là dự thảo');
    await seen(desk, '≥ 6,58');
    expect(await desk.look('plan-draft')).toEqual([]);
    await seen(desk, /Hoàng Đức Mẫn/);
  });

  it('asks before a draft is replaced', async () => {
    const desk = await at('tong-hop-kh-tc');
    await desk.page.goto('/plans');
    await choose(desk, yaml.replace('xanh cấp tỉnh (PGI)', 'xanh (PGI)'));
    await desk.page.getByRole('button', { name: 'Nhập dự thảo' }).click();
    await seen(desk, 'Đã có dự thảo của kế hoạch này.');
    await desk.page.getByRole('button', { name: 'Thay dự thảo' }).click();
    await desk.page.getByRole('heading', { level: 1, name: /chỉ số xanh \(PGI\)/ }).waitFor();
  });

  it('is issued by the director, who reads once more what that does', async () => {
    const desk = await at('giam-doc');
    await desk.page.goto('/plans/pgi-2024');
    const issue = desk.page.getByRole('button', { name: 'Xem lại trước khi ban hành' });
    await issue.click();
    await desk.page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await seen(desk, 'Có chỗ chưa đạt');
    expect(await desk.look('issue-refused')).toEqual([]);
    await desk.page.getByLabel('Số, ký hiệu').fill('45/KH-SGTVT');
    await desk.page.getByLabel('Trước ngày (của tháng cuối quý)').fill('25');
    await desk.page.getByLabel('Trước ngày', { exact: true }).fill('20');
    await issue.click();
    await seen(desk, 'Kế hoạch số 45/KH-SGTVT, ngày 15/08/2024, Hoàng Đức Mẫn ký.');
    expect(await desk.look('issue-check')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await seen(desk, 'Đã ban hành');
    await seen(desk, /Hạn: hết Thứ Bảy, 14\/09\/2024/);
    expect(await desk.look('plan-issued')).toEqual([]);
  });

  it('stands in the calendar with its last valid days', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.goto('/calendar');
    await desk.page.getByRole('heading', { name: 'Thứ Bảy, 14/09/2024' }).waitFor();
    await desk.page.getByRole('heading', { name: 'Thứ Tư, 04/12/2024' }).waitFor();
    await seen(desk, /không phải ngày làm việc; hạn vẫn giữ/);
    await seen(desk, /Quốc khánh/);
    expect(await desk.look('calendar')).toEqual([]);
  });

  it('is prepared for the next year, its targets entered again', async () => {
    const desk = await at('tong-hop-kh-tc');
    await desk.page.goto('/plans/pgi-2024');
    await desk.page.getByRole('button', { name: 'Chuẩn bị kế hoạch cho năm khác' }).click();
    for (const [which, value] of [
      ['Hiện trạng', '6,58'],
      ['Mục tiêu', '7,1'],
    ] as const)
      for (const field of await desk.page.getByLabel(which).all()) await field.fill(value);
    await desk.page.getByRole('button', { name: 'Lập dự thảo' }).click();
    await desk.page.waitForURL(/plans\/pgi-2025/);
    await seen(desk, '+0,52');
  });

  it.each([
    ['a telephone', 390],
    ['an office PC at 200 %', 683],
  ])('fits %s without scrolling sideways', async (_, width) => {
    const desk = await at('giam-doc');
    const { page } = desk;
    await page.setViewportSize({ width, height: 768 });
    for (const address of ['/plans', '/plans/pgi-2024', '/plans/pgi-2025', '/calendar']) {
      await page.goto(address);
      await page.locator('main h1').waitFor();
      await desk.quiet();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    office.expectNoTrouble(/400|401|404|409|412|422/);
  });
});
