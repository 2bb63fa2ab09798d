import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { seen, WebOffice } from '../support/web-office.js';

const REPORT = '/reports/pgi-2024-nv3-Q3';

/** Each test goes on where the one before stopped: it is one story, told by clicking. */
describe('a report, from its draft to its approval, in a browser', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    await office.system.api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);

  it('shows one button to whoever is not signed in', async () => {
    const desk = await office.newDesk();
    await desk.page.goto(REPORT);
    await desk.page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
    expect(await desk.look('sign-in')).toEqual([]);
    const { page } = desk;
    expect(await page.getByRole('link', { name: 'Đăng nhập' }).getAttribute('href')).toBe(
      `/auth/sign-in?returnTo=${encodeURIComponent(REPORT)}`,
    );
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // That nobody is signed in is told by the answer 401, which browsers write down as an error.
    expect(desk.trouble.filter((one) => !one.includes('401'))).toEqual([]);
  });

  it('lets an officer write a draft, which saves itself, and says who may submit it', async () => {
    const desk = await at('cv-qlkcht');
    const row = desk.page.locator(`a[href="${REPORT}"]`);
    await row.waitFor();
    expect(await desk.look('inbox')).toEqual([]);
    await row.click();
    await desk.page.getByLabel('Kết quả thực hiện').fill('Đã khắc phục xong các điểm sạt lở sau bão số 3.');
    await desk.page.getByLabel('Tiến độ (%)').fill('62,5');
    await desk.page.getByRole('button', { name: 'Thêm số liệu' }).click();
    await desk.page.getByLabel('Tên', { exact: true }).fill('Chiều dài đường đã khắc phục');
    await desk.page.getByLabel('Giá trị').fill('12,50');
    await desk.page.getByLabel('Đơn vị', { exact: true }).fill('km');
    await desk.page.getByLabel('Tài liệu kèm theo').fill('Báo cáo 115/BC-QLKCHT');
    await seen(desk, 'Có thay đổi chưa lưu');
    await seen(desk, 'Đã lưu bản thảo');
    expect(await desk.look('draft')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await seen(desk, '62,5 %');
    const submit = desk.page.getByRole('button', { name: 'Nộp báo cáo' });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await seen(desk, /Người có thể làm: .*Triệu Văn Sơn/);
    expect(await desk.look('check-officer')).toEqual([]);
  });

  it.each([
    ['a telephone', 390],
    ['an office PC at 200 %', 683],
  ])('fits %s without scrolling sideways', async (_, width) => {
    const desk = await at('cv-qlkcht');
    const { page } = desk;
    const wide = page.viewportSize() ?? { width: 0, height: 0 };
    await page.setViewportSize({ width, height: 768 });
    for (const address of ['/', REPORT]) {
      await page.goto(address);
      await page.locator('main h1').waitFor();
      await desk.quiet();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize(wide);
  });

  it('keeps both texts when two people write the same draft', async () => {
    const [officer, head] = [await at('cv-qlkcht'), await at('tp-qlkcht')];
    await head.page.goto(REPORT);
    const results = (desk: Desk) => desk.page.getByLabel('Kết quả thực hiện');
    expect(await results(head).inputValue()).toContain('bão số 3');
    // What the officer types cannot be saved before the head has saved theirs.
    await officer.page.route('**/draft', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await results(officer).fill('Bản của chuyên viên.');
    await seen(officer, /^Chưa lưu được/);
    await head.page.getByLabel('Khó khăn').fill('Mưa kéo dài.');
    await seen(head, 'Có thay đổi chưa lưu');
    await seen(head, 'Đã lưu bản thảo');
    await officer.page.unroute('**/draft');
    await seen(officer, 'Người khác đã sửa bản thảo này');
    await seen(officer, 'Mưa kéo dài.');
    expect(await results(officer).inputValue()).toBe('Bản của chuyên viên.');
    expect(await officer.look('conflict')).toEqual([]);
    await officer.page.getByRole('button', { name: 'Dùng bản của người kia' }).click();
    await seen(officer, 'Đã lưu bản thảo');
    expect(await results(officer).inputValue()).toContain('bão số 3');
  });

  it('lets the head submit, after reading it once more, and gives a receipt', async () => {
    const desk = await at('tp-qlkcht');
    await desk.page.goto(REPORT);
    await desk.page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    expect(await desk.look('check-head')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await seen(desk, 'Mã tiếp nhận:');
    await seen(desk, 'Được ghi nhận là nộp đúng hạn.');
    expect(await desk.look('receipt')).toEqual([]);
  });

  it('lets the reviewer return it, with a reason only', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.goto(REPORT);
    await desk.page.getByRole('button', { name: 'Trả lại' }).click();
    await desk.page.getByRole('button', { name: 'Xác nhận trả lại' }).click();
    await seen(desk, 'Có chỗ chưa đạt');
    expect(await desk.look('return-without-reason')).toEqual([]);
    await desk.page.getByLabel('Lý do trả lại').fill('Đề nghị nêu rõ danh sách công trình.');
    await desk.page.getByRole('button', { name: 'Nhận xét về Số liệu' }).click();
    await desk.page.getByLabel('Nhận xét về Số liệu').fill('Thiếu đơn vị thi công.');
    await desk.page.reload();
    expect(await desk.page.getByLabel('Lý do trả lại').inputValue()).toContain('danh sách công trình');
    await desk.page.getByRole('button', { name: 'Trả lại' }).click();
    await desk.page.getByRole('button', { name: 'Xác nhận trả lại' }).click();
    await seen(desk, 'Bị trả lại, bản số 1');
  });

  it('lets the head resubmit what was changed', async () => {
    const desk = await at('tp-qlkcht');
    await desk.page.goto(REPORT);
    await seen(desk, 'Đề nghị nêu rõ danh sách công trình.');
    await seen(desk, 'Thiếu đơn vị thi công.');
    expect(await desk.look('returned')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await desk.page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await seen(desk, 'Có chỗ chưa đạt');
    await desk.page
      .getByLabel('Kết quả thực hiện')
      .fill('Đã khắc phục xong các điểm sạt lở sau bão số 3, có danh sách kèm theo.');
    await desk.page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await desk.page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await seen(desk, 'Mã tiếp nhận:');
  });

  it('shows the reviewer what differs, and lets them approve', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.goto(REPORT);
    await desk.page.locator('ins', { hasText: 'danh sách' }).first().waitFor();
    expect(await desk.look('review')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await desk.page.getByRole('button', { name: 'Xác nhận duyệt' }).click();
    await seen(desk, 'Đã duyệt');
    await seen(desk, /Phạm Minh Tuấn \(Duyệt báo cáo/);
    await seen(desk, 'Duyệt báo cáo');
    expect(await desk.look('approved')).toEqual([]);
  });

  it('has gone through without an error, a refused style or a request to another host', () => {
    office.expectNoTrouble(/401|409|412|422|ERR_FAILED/);
  });
});
