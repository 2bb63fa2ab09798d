import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { seen, WebOffice } from '../support/web-office.js';

describe('getting about', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    await office.system.api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);

  it('goes anywhere by Ctrl+K, typed without diacritics', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByPlaceholder('Tìm trang, báo cáo, kế hoạch').fill('lich');
    await desk.page.getByText('Lịch', { exact: true }).last().waitFor();
    expect(await desk.look('palette')).toEqual([]);
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { level: 1, name: 'Lịch năm 2024' }).waitFor();
    await desk.page.waitForFunction('document.activeElement?.id === "main"');
  });

  it('shows the keys at ?, and switches those of one letter off', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.keyboard.press('?');
    const keys = desk.page.getByRole('dialog', { name: 'Phím tắt' });
    await keys.waitFor();
    expect(await desk.look('keys')).toEqual([]);
    await keys.getByLabel('Dùng phím tắt một chữ cái').uncheck();
    await desk.page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await desk.page.keyboard.press('?');
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByPlaceholder('Tìm trang, báo cáo, kế hoạch').waitFor();
    expect(await keys.count()).toBe(0);
    await desk.page.keyboard.press('Escape');
  });

  it('helps by what people want to do, in both languages', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.goto('/help');
    await seen(desk, '“Trước ngày 15” nghĩa là gì');
    expect(await desk.look('help')).toEqual([]);
    await desk.page.getByRole('button', { name: 'English' }).click();
    await seen(desk, 'What “before the 15th” means');
    await desk.page.getByRole('button', { name: 'Tiếng Việt' }).click();
  });

  it('says that the network is gone, and that it is back', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.context().setOffline(true);
    await seen(desk, /^Mất mạng\./);
    expect(await desk.look('offline')).toEqual([]);
    await desk.page.context().setOffline(false);
    await desk.page.getByText(/^Mất mạng\./).waitFor({ state: 'detached' });
  });

  it('folds its pages behind a button on a telephone', async () => {
    const { page } = await at('cv-qlkcht');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/help');
    const menu = page.getByRole('button', { name: 'Các trang' });
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    await menu.click();
    await page.getByRole('link', { name: 'Kế hoạch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kế hoạch' }).waitFor();
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    office.expectNoTrouble();
  });

  /** Of a person, at a browser of which nobody asks whether it had trouble. */
  const apart = async (personId: string): Promise<Desk> => {
    const desk = await office.newDesk();
    await desk.page.goto('/');
    await desk.page.getByRole('link', { name: 'Đăng nhập' }).click();
    await desk.page.locator(`button[value="${personId}"]`).click();
    await desk.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    return desk;
  };

  it('goes through the work to do by j, and opens it by Enter', async () => {
    const { page } = await apart('tp-qlkcht');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/reports.pgi-2024-nv3/);
  });

  it('says so where a part cannot be loaded, or nobody was signed out, and leaves the rest', async () => {
    const desk = await apart('tp-qlkcht');
    await desk.page.route('**/assets/palette-*.js', (route) => route.abort());
    await desk.page.keyboard.press('Control+k');
    await seen(desk, /^Không tải hoặc không hiện được phần này/);
    await desk.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    expect(await desk.look('part-broken')).toEqual([]);
    await desk.page.route('**/auth/sign-out', (route) => route.abort());
    await desk.page.getByRole('button', { name: 'Đăng xuất' }).click();
    await seen(desk, /Không nối được với máy chủ/);
  });

  it('takes a day of another form in an address for what it is, and says what is wrong', async () => {
    const desk = await apart('thanh-tra');
    await desk.page.goto('/audit?from=14/09/2024');
    await desk.page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor();
    expect(await desk.page.getByLabel('Từ ngày').inputValue()).toBe('14/09/2024');
    await desk.page.getByRole('alert').first().waitFor();
  });

  it('says what is late once midnight has passed at the office, on a page that nobody touches', async () => {
    office.now = '2024-09-14T16:59:50.000Z';
    const desk = await apart('tp-qlkcht');
    await seen(desk, 'Hết hôm nay');
    office.now = '2024-09-14T17:00:00.000Z';
    await seen(desk, 'Quá hạn 1 ngày');
  });
});
