import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { Desk } from '../support/chromium.js';
import { seen, WebOffice } from '../support/web-office.js';

jest.setTimeout(90_000);

const REPORT = '/reports/pgi-2024-nv3-Q3';
const OTHER = '/reports/pgi-2024-nv5-Q3';
const THIRD = '/reports/pgi-2024-nv6-Q3';

/** What befalls people on the last day; nothing that was typed is lost, and the page says what to do. */
describe('bad luck', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    await office.system.api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);
  const results = (page: Page) => page.getByLabel('Kết quả thực hiện');
  const draftOf = async (personId: string, report: string) => {
    const { body } = await office.system.api.as(personId).get(`${report.slice(1)}/draft`);
    return (body['draft'] as { content: Record<string, unknown> } | null)?.content;
  };

  it('the back button: what was typed and read once more is still there', async () => {
    const { page } = await at('cv-qlkcht');
    await page.goto('/');
    await page.locator(`a[href="${REPORT}"]`).click();
    await results(page).fill('Đã khắc phục 12 điểm.');
    await page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await page.goBack();
    await page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    await page.goForward();
    expect(await results(page).inputValue()).toBe('Đã khắc phục 12 điểm.');
  });

  /** What is typed while saving fails is not saved yet, for as long as a test needs. */
  const cannotSave = (page: Page) =>
    page.route('**/draft', (route) => (isPut(route) ? route.abort() : route.continue()));
  const isPut = (route: Route) => route.request().method() === 'PUT';

  it('two tabs: the second is told, and both texts are there', async () => {
    const desk = await at('cv-qlkcht');
    const second = await desk.page.context().newPage();
    await second.goto(REPORT);
    await results(second).waitFor();
    await cannotSave(desk.page);
    await results(desk.page).fill('Viết ở thẻ thứ nhất.');
    await seen(desk, /^Chưa lưu được/);
    await results(second).fill('Viết ở thẻ thứ hai.');
    await second.getByText('Đã lưu bản thảo').waitFor();
    await desk.page.unroute('**/draft');
    await seen(desk, 'Người khác đã sửa bản thảo này');
    await seen(desk, 'Viết ở thẻ thứ hai.');
    expect(await results(desk.page).inputValue()).toBe('Viết ở thẻ thứ nhất.');
    await desk.page.getByRole('button', { name: 'Lưu bản của tôi' }).click();
    await seen(desk, 'Đã lưu bản thảo');
    await second.close();
    expect(await draftOf('cv-qlkcht', REPORT)).toMatchObject({ results: 'Viết ở thẻ thứ nhất.' });
  });

  it('two tabs, and nothing typed in one: it shows what the other has saved, and asks nothing', async () => {
    const desk = await at('cv-qlkcht');
    const second = await desk.page.context().newPage();
    await second.goto(REPORT);
    await results(second).fill('Viết tiếp ở thẻ thứ hai.');
    await seen(desk, 'Bản thảo vừa được lưu ở một trang khác');
    expect(await results(desk.page).inputValue()).toBe('Viết tiếp ở thẻ thứ hai.');
    expect(await desk.page.getByText('Người khác đã sửa').count()).toBe(0);
    await second.close();
  });

  it('a saving whose answer is lost: nobody is asked to choose between their own words', async () => {
    const { page } = await at('cv-qlkcht');
    await page.route('**/draft', async (route) => {
      if (!isPut(route)) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await results(page).fill('Lưu rồi mà không biết.');
    await page.getByText(/^Chưa lưu được/).waitFor();
    await page.unroute('**/draft');
    await results(page).fill('Lưu rồi mà không biết, viết tiếp.');
    await page.getByText('Đã lưu bản thảo').waitFor();
    expect(await page.getByText('Bản của người kia').count()).toBe(0);
    expect(await draftOf('cv-qlkcht', REPORT)).toMatchObject({
      results: 'Lưu rồi mà không biết, viết tiếp.',
    });
  });

  it('somebody else signs in at the same machine: what was typed is not sent as theirs, and not lost', async () => {
    const desk = await at('cv-qlkcht');
    const context = desk.page.context();
    const cookies = await context.cookies();
    await context.clearCookies({ name: /dondoc/ });
    await results(desk.page).fill('Chuyên viên viết dở.');
    await seen(desk, 'Phiên làm việc đã hết.');
    const head = await context.newPage();
    await head.goto('/');
    await head.getByRole('link', { name: 'Đăng nhập' }).click();
    await head.locator('button[value="tp-qlkcht"]').click();
    await head.getByRole('heading', { level: 1 }).waitFor();
    await desk.page.bringToFront();
    await seen(desk, /^Trình duyệt này nay do .* đăng nhập\.$/);
    expect(await desk.look('another-person')).toEqual([]);
    expect(await draftOf('cv-qlkcht', REPORT)).not.toMatchObject({ results: 'Chuyên viên viết dở.' });
    await head.close();
    await context.clearCookies({ name: /dondoc/ });
    await context.addCookies(cookies);
    await desk.page.goto(REPORT);
    await seen(desk, 'Chuyên viên viết dở.');
    await desk.page.getByRole('button', { name: 'Dùng tiếp bản chưa lưu' }).click();
    await seen(desk, 'Đã lưu bản thảo');
  });

  it('a session that ends in the middle: saved by itself once signed in again in another tab', async () => {
    const desk = await at('cv-qlkcht');
    const context = desk.page.context();
    await context.clearCookies({ name: /dondoc/ });
    await results(desk.page).fill('Viết khi phiên đã hết.');
    await seen(desk, 'Phiên làm việc đã hết. Những gì đã nhập vẫn còn trên trang này.');
    expect(await desk.look('session-ended')).toEqual([]);
    expect(await results(desk.page).inputValue()).toBe('Viết khi phiên đã hết.');
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      desk.page.getByRole('link', { name: 'Đăng nhập lại (thẻ mới)' }).click(),
    ]);
    await tab.locator('button[value="cv-qlkcht"]').click();
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await tab.close();
    await desk.page.bringToFront();
    await seen(desk, 'Đã lưu bản thảo');
    expect(await draftOf('cv-qlkcht', REPORT)).toMatchObject({ results: 'Viết khi phiên đã hết.' });
  });

  it('no network while it is saved: saved by itself when it is back', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.context().setOffline(true);
    await results(desk.page).fill('Viết lúc mất mạng.');
    await seen(desk, /^Chưa lưu được/);
    await seen(desk, /^Mất mạng\./);
    expect(await desk.look('offline-saving')).toEqual([]);
    await desk.page.context().setOffline(false);
    await seen(desk, 'Đã lưu bản thảo');
    expect(await draftOf('cv-qlkcht', REPORT)).toMatchObject({ results: 'Viết lúc mất mạng.' });
  });

  it('a closed laptop: what was not saved is offered again, to the same person alone', async () => {
    const desk = await at('cv-qlkcht');
    const context = desk.page.context();
    const laptop = await context.newPage();
    await laptop.goto(REPORT);
    await results(laptop).waitFor();
    await context.setOffline(true);
    await results(laptop).fill('Viết trước khi gập máy.');
    await laptop.getByText(/^Chưa lưu được/).waitFor();
    await laptop.close({ runBeforeUnload: false });
    await context.setOffline(false);
    // Who has signed in at the same machine since.
    const cookies = await context.cookies();
    await context.clearCookies({ name: /dondoc/ });
    const head = await context.newPage();
    await head.goto(REPORT);
    await head.getByRole('link', { name: 'Đăng nhập' }).click();
    await head.locator('button[value="tp-qlkcht"]').click();
    await results(head).waitFor();
    expect(await head.getByText('Viết trước khi gập máy.').count()).toBe(0);
    await head.close();
    await context.clearCookies({ name: /dondoc/ });
    await context.addCookies(cookies);
    await desk.page.goto(REPORT);
    await seen(desk, /^Trên máy này còn bản bạn đã nhập lúc /);
    await seen(desk, 'Viết trước khi gập máy.');
    expect(await desk.look('kept-draft')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Dùng tiếp bản chưa lưu' }).click();
    await seen(desk, 'Đã lưu bản thảo');
    expect(await results(desk.page).inputValue()).toBe('Viết trước khi gập máy.');
    expect(await draftOf('cv-qlkcht', REPORT)).toMatchObject({ results: 'Viết trước khi gập máy.' });
    await desk.page.reload();
    await results(desk.page).waitFor();
    expect(await desk.page.getByText(/^Trên máy này còn bản/).count()).toBe(0);
  });

  it('3,000 words are taken; what is too long for the field is told, and stays', async () => {
    const desk = await at('cv-qlvt');
    await desk.page.goto(OTHER);
    const words = Array.from({ length: 3_000 }, (_, n) => `chữ${n % 10}`).join(' ');
    await results(desk.page).fill(words);
    await seen(desk, 'Đã lưu bản thảo');
    expect(await draftOf('cv-qlvt', OTHER)).toMatchObject({ results: words });
    const tooMany = `${words} ${words}`;
    await results(desk.page).fill(tooMany);
    await seen(desk, /dài quá|quá dài|20\.?000/);
    expect(await desk.look('too-long')).toEqual([]);
    expect((await results(desk.page).inputValue()).length).toBe(tooMany.length);
    await results(desk.page).fill('Ngắn lại.');
    await seen(desk, 'Đã lưu bản thảo');
  });

  it('an emoji, and letters typed in parts, are kept as what they are', async () => {
    const desk = await at('cv-qlvt');
    await results(desk.page).fill(`Hoàn thành 🚧👩‍🔧 ${'Tiếng Việt có dấu'.normalize('NFD')}`);
    await seen(desk, 'Có thay đổi chưa lưu');
    await seen(desk, 'Đã lưu bản thảo');
    expect(await draftOf('cv-qlvt', OTHER)).toMatchObject({
      results: 'Hoàn thành 🚧👩‍🔧 Tiếng Việt có dấu',
    });
  });

  it('rows from a spreadsheet become figures, and pasting is undone', async () => {
    const desk = await at('cv-qlvt');
    const { page } = desk;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const rows = 'Xe kiểm định\t1.234,5\tlượt\r\nXe không đạt\t12\tlượt\r\n';
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(rows)})`);
    await page.getByRole('button', { name: 'Thêm số liệu' }).click();
    await page.getByLabel('Tên', { exact: true }).first().press('Control+v');
    await seen(desk, /^Đã dán 2 dòng số liệu/);
    const values = async (label: string) =>
      Promise.all((await page.getByLabel(label, { exact: true }).all()).map((field) => field.inputValue()));
    expect([await values('Tên'), await values('Giá trị'), await values('Đơn vị')]).toEqual([
      ['Xe kiểm định', 'Xe không đạt'],
      ['1234,5', '12'],
      ['lượt', 'lượt'],
    ]);
    expect(await desk.look('pasted')).toEqual([]);
    await seen(desk, 'Đã lưu bản thảo');
    await page.getByRole('button', { name: 'Hoàn tác dán' }).click();
    expect(await values('Tên')).toEqual(['']);
    await page.getByLabel('Tên', { exact: true }).press('Control+v');
    await seen(desk, 'Đã lưu bản thảo');
    expect(await draftOf('cv-qlvt', OTHER)).toMatchObject({
      figures: [{ name: 'Xe kiểm định', value: '1234.5' }, { name: 'Xe không đạt' }],
    });
  });

  it('a double click sends once', async () => {
    const { page } = await at('tp-qlvt');
    await page.goto(OTHER);
    await page.getByLabel('Tiến độ (%)').fill('50');
    await page.getByLabel('Tài liệu kèm theo').fill('Báo cáo 1/BC');
    await page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await page.getByRole('button', { name: 'Nộp báo cáo' }).dblclick();
    await page.getByText('Mã tiếp nhận:').waitFor();
    expect(await page.getByText('Có chỗ chưa đạt').count()).toBe(0);
    const { body } = await office.system.api.as('tp-qlvt').get(`${OTHER.slice(1)}/versions`);
    expect((body['items'] as unknown[]).length).toBe(1);
    await page.goBack();
    await page.goForward();
    await page.getByText('Đã nộp').first().waitFor();
    expect(await page.getByRole('button', { name: 'Nộp báo cáo' }).count()).toBe(0);
  });

  it('a telephone: a draft is written, read once more and sent with the thumb', async () => {
    const desk = await at('chanh-van-phong');
    const { page } = desk;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(THIRD);
    await results(page).fill('Đã mua sắm xanh 12 gói.');
    await page.getByLabel('Tiến độ (%)').fill('30');
    await page.getByLabel('Tài liệu kèm theo').fill('Báo cáo 2/BC');
    await seen(desk, 'Đã lưu bản thảo');
    expect(await desk.look('phone-draft')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await seen(desk, 'Mã tiếp nhận:');
  });

  it('a telephone: an escalation is acknowledged with a directive', async () => {
    const { api } = office.system;
    const late = 'pgi-2024-nv2-Q3';
    office.now = '2024-09-16T17:00:02.000Z';
    await api.carryOut(late, 'missed', '2024-09-16T17:00:02.000Z');
    await api.carryOut(late, 'level:2', '2024-09-16T17:00:02.000Z');
    // The director has begun one about the same.
    const director = await at('giam-doc');
    await director.page.goto('/board');
    const card = director.page.getByRole('article', { name: /mức 2/ });
    await card.getByRole('button', { name: /^Tiếp nhận và chỉ đạo/ }).click();
    await card.getByLabel('Ý kiến chỉ đạo').fill('Báo cáo tôi trước 17 giờ.');
    const desk = await at('pgd-ky-thuat');
    const { page } = desk;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/');
    await page
      .getByRole('button', { name: /^Tiếp nhận và chỉ đạo/ })
      .first()
      .click();
    await page.getByLabel('Ý kiến chỉ đạo').fill('Nộp trong ngày.');
    expect(await desk.look('phone-escalation')).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Gửi ý kiến chỉ đạo' }).click();
    await page.getByRole('button', { name: 'Gửi ý kiến chỉ đạo' }).waitFor({ state: 'detached' });
    await card.getByText(/Đã tiếp nhận: Nông Văn Quyết/).waitFor();
    await card.getByText('Báo cáo tôi trước 17 giờ.').waitFor();
    expect(await director.look('acknowledged-meanwhile')).toEqual([]);
    const { body } = await api.as('giam-doc').get(`reports/${late}`);
    expect(body['escalations']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ directive: 'Nộp trong ngày.' })]),
    );
  });

  it('who asked for less motion sees none', async () => {
    const { page } = await at('pgd-ky-thuat');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto('/help');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const moving = await page.evaluate(
      `[...document.querySelectorAll('*')].filter((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        const lasts = (durations) => durations.split(',').some((each) => Number.parseFloat(each) > 0.01);
        return (animationName !== 'none' && lasts(animationDuration)) || lasts(transitionDuration);
      }).map((element) => element.outerHTML.slice(0, 100))`,
    );
    expect(moving).toEqual([]);
  });

  it('beside the form stands what the last period reported', async () => {
    office.now = '2024-10-02T02:00:00.000Z';
    const desk = await at('cv-qlvt');
    await desk.page.goto('/reports/pgi-2024-nv5-Q4');
    // Weeks have passed since they signed in.
    await desk.page.getByRole('link', { name: 'Đăng nhập' }).click();
    await desk.page.locator('button[value="cv-qlvt"]').click();
    await results(desk.page).waitFor();
    await seen(desk, 'Quý III/2024 đã báo cáo gì');
    await seen(desk, /Xe kiểm định: 1234,5 lượt/);
    expect(await desk.look('last-periods')).toEqual([]);
    office.expectNoTrouble(/400|401|403|404|409|412|422|ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  });
});
