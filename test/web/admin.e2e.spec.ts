import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { seen, WebOffice } from '../support/web-office.js';

const HEADER = 'personId,name,account,office,division,inChargeOf,from,to';

/** Each test goes on where the one before stopped. */
describe('administering people and divisions', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-09-10T02:00:00.000Z');
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);
  const form = ({ page }: Desk, name: string) => page.getByRole('form', { name });

  it('finds people without diacritics and sorts them as they are called', async () => {
    const desk = await at('quan-tri');
    await desk.page.goto('/admin');
    await desk.page.getByLabel('Tìm người').fill('duyet bao cao');
    await desk.page.getByRole('link', { name: 'Phạm Minh Tuấn' }).waitFor();
    expect(await desk.page.locator('tbody tr').count()).toBe(1);
    await desk.page.getByLabel('Tìm người').fill('');
    expect(await desk.look('admin-people')).toEqual([]);
    await desk.page.getByRole('button', { name: /^Chức vụ/ }).click();
    await desk.page.locator('th[aria-sort="ascending"]', { hasText: 'Chức vụ' }).waitFor();
  });

  it('registers a person, and gives an office at once', async () => {
    const desk = await at('quan-tri');
    const register = form(desk, 'Thêm người dùng');
    await register.getByLabel('Tên', { exact: true }).fill('Nguyễn Thị Lạ');
    await register.getByRole('button').click();
    await seen(desk, 'Có chỗ chưa đạt');
    expect(await desk.look('admin-refused')).toEqual([]);
    await register.getByLabel('Mã người dùng').fill('nguoi-la');
    await register.getByRole('button').dblclick();
    await seen(desk, 'Đã ghi nhận.');
    await desk.page.getByRole('link', { name: 'Nguyễn Thị Lạ' }).click();
    const give = form(desk, 'Giao chức vụ');
    await give.getByLabel('Đơn vị').selectOption({ label: 'Phòng Kế hoạch - Tài chính' });
    await give.getByLabel('Từ ngày').fill('10/9/2024');
    await give.getByRole('button').click();
    await seen(desk, 'Đã ghi nhận.');
    await seen(desk, 'Chuyên viên, Phòng Kế hoạch - Tài chính');
    expect(await desk.look('admin-person')).toEqual([]);
  });

  it('asks a second person for what weighs, who signs in anew for it', async () => {
    const desk = await at('quan-tri');
    const give = form(desk, 'Giao chức vụ');
    await give.getByLabel('Chức vụ').selectOption({ label: 'Duyệt báo cáo' });
    await give.getByLabel('Đơn vị').selectOption({ label: 'Phòng Kế hoạch - Tài chính' });
    await give.getByLabel('Từ ngày').fill('10/9/2024');
    await give.getByRole('button').click();
    await seen(desk, /chờ người thứ hai đồng ý/);
    const director = await at('giam-doc');
    office.now = '2024-09-10T02:20:00.000Z';
    await director.page.goto('/admin/consents');
    await seen(director, 'Cho Nguyễn Thị Lạ, đăng nhập bằng tài khoản: chưa có tài khoản riêng');
    expect(await director.look('admin-consents')).toEqual([]);
    await director.page.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    const fresh = director.page.getByRole('link', { name: 'Đăng nhập lại (thẻ mới)' });
    const [tab] = await Promise.all([director.page.context().waitForEvent('page'), fresh.click()]);
    await tab.locator('button[value="giam-doc"]').click();
    await tab.getByRole('heading', { name: 'Đã đăng nhập lại' }).waitFor();
    await tab.close();
    await director.page.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await seen(director, /đã đồng ý/);
    const newcomer = await at('nguoi-la');
    await newcomer.page.getByRole('link', { name: 'Duyệt báo cáo' }).waitFor();
  });

  it('imports a list, all rows or none, after showing what it would record', async () => {
    const desk = await at('quan-tri');
    await desk.page.goto('/auth/sign-in?fresh=true&returnTo=/admin/people');
    await desk.page.locator('button[value="quan-tri"]').click();
    const list = desk.page.getByRole('region', { name: 'Nhập danh sách người dùng' });
    const choose = (rows: string) =>
      list.locator('input[type="file"]').setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`${HEADER}\n${rows}\n`),
      });
    await choose('tran-moi,Trần Mới,,officer,Phòng không có,,2024-09-10,');
    await list.getByRole('button', { name: 'Xem trước' }).click();
    await seen(desk, /^Dòng 2:/);
    expect(await desk.look('admin-import-refused')).toEqual([]);
    await choose('tran-moi,Trần Mới,,officer,Văn phòng Sở,,2024-09-10,');
    await list.getByRole('button', { name: 'Xem trước' }).click();
    await seen(desk, 'Danh sách này sẽ ghi nhận');
    await list.getByRole('button', { name: 'Nhập danh sách' }).click();
    await desk.page.getByRole('link', { name: 'Trần Mới' }).click();
    const account = form(desk, 'Tài khoản đăng nhập').getByRole('textbox');
    for (const name of ['tran.moi', 'tran.moi2']) {
      await account.fill(name);
      await form(desk, 'Tài khoản đăng nhập').getByRole('button').click();
      await seen(desk, 'Đã ghi nhận.');
      await desk.quiet();
      expect(await account.inputValue()).toBe(name);
    }
  });

  it('renames a division, and grants and revokes a substitution', async () => {
    const desk = await at('quan-tri');
    await desk.page.goto('/admin/divisions');

    const rename = form(desk, 'Đổi tên đơn vị');
    await rename.getByLabel('Đơn vị').selectOption({ label: 'Văn phòng Sở' });
    await rename.getByLabel('Tên mới').fill('Văn phòng Sở Xây dựng');
    await rename.getByLabel('Tên viết tắt').fill('VP');
    await rename.getByLabel('Từ ngày').fill('1/3/2025');
    await rename.getByLabel('Căn cứ').fill('Quyết định 01/QĐ');
    await rename.getByRole('button').click();
    await seen(desk, /Từ 01\/03\/2025 mang tên Văn phòng Sở Xây dựng/);
    expect(await desk.look('admin-divisions')).toEqual([]);
    await desk.page.getByRole('link', { name: 'Ủy quyền, thay thế' }).click();
    await seen(desk, 'Không có ủy quyền, thay thế nào.');
    const grant = form(desk, 'Lập ủy quyền, thay thế');
    await grant
      .getByLabel('Chức vụ được thay')
      .selectOption({ label: 'Đặng Thu Trang – Chuyên viên, Phòng Quản lý kết cấu hạ tầng & ATGT' });
    await grant.getByLabel('Người thay').selectOption({ label: 'Trần Mới' });
    await grant.getByLabel('Từ ngày').fill('11/9/2024');
    await grant.getByLabel('Đến hết ngày').fill('20/9/2024');
    await grant.getByLabel('Căn cứ').fill('Giấy ủy quyền số 2');
    await grant.getByRole('button').click();
    await seen(desk, 'Trần Mới thay Đặng Thu Trang');
    await desk.page.getByRole('button', { name: /^Chấm dứt: / }).click();
    await desk.page.getByLabel('Lý do').fill('Đã về sớm.');
    await desk.page.getByRole('button', { name: 'Chấm dứt', exact: true }).click();
    await seen(desk, /chấm dứt ngày/);
    expect(await desk.look('admin-substitutions')).toEqual([]);
  });

  it('tells an officer who can, and shows them where they are signed in', async () => {
    const desk = await at('cv-qlvt');
    await desk.page.goto('/admin/people');
    await seen(desk, /Người có thể làm: /);
    expect(await desk.page.getByRole('form').count()).toBe(0);
    await desk.page.goto('/me');
    await seen(desk, /trình duyệt này/);
    expect(await desk.look('me')).toEqual([]);
  });

  it.each([
    ['a telephone', 390],
    ['an office PC at 200 %', 683],
  ])('fits %s without scrolling sideways', async (_, width) => {
    const desk = await at('quan-tri');
    const { page } = desk;
    await page.setViewportSize({ width, height: 768 });
    for (const address of ['people', 'people/nguoi-la', 'divisions', 'substitutions', 'consents']) {
      await page.goto(`/admin/${address}`);
      await page.locator('main h2').first().waitFor();
      await desk.quiet();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    office.expectNoTrouble(/400|401|403|409|412|422/);
  });
});
