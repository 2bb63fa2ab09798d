import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { written } from '../../libs/application/src/agency.fixtures.js';
import type { Desk } from '../support/chromium.js';
import { seen, WebOffice } from '../support/web-office.js';

const REPORT_ID = 'pgi-2024-nv3-Q3';
const REPORT = `/reports/${REPORT_ID}`;

/** Each test goes on where the one before stopped; nobody loads a page again to see what another did. */
describe('what others do, told where somebody is looking', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    await office.system.api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);
  const bell = (desk: Desk) => desk.page.getByRole('banner').getByRole('link', { name: /^Thông báo/ });
  const results = (desk: Desk) => desk.page.getByRole('textbox', { name: 'Kết quả thực hiện' });

  /** By another program of the person's, not by the page that is looked at. */
  const by = (personId: string) => office.system.api.as(personId);
  const etagOf = async (): Promise<string> =>
    String((await by('giam-doc').get(`reports/${REPORT_ID}`)).body['etag']);
  const send = async (personId: string, act: string, body: object): Promise<void> => {
    const { status } = await by(personId).post(`reports/${REPORT_ID}/${act}`, { etag: await etagOf(), body });
    expect([act, status]).toEqual([act, act === 'submissions' ? 201 : 200]);
  };
  /** Would be gone if the page were loaded again. */
  const mark = (desk: Desk) => desk.page.evaluate('window.stayed = true');
  const stayed = (desk: Desk) => desk.page.evaluate('window.stayed');

  it('says so when there is nothing yet', async () => {
    const desk = await at('cv-qlkcht');
    await bell(desk).click();
    await seen(desk, 'Chưa có thông báo nào.');
    expect(await bell(desk).textContent()).toBe(' Thông báo');
    expect(await desk.look('notices-none')).toEqual([]);
  });

  it('counts a reminder at the bell of a page that is open, and says it aloud', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.goto('/');
    await desk.page.locator(`a[href="${REPORT}"]`).waitFor();
    await mark(desk);
    const told = await office.system.api.carryOut(REPORT_ID, 'reminder:10', '2024-08-29T01:00:00.000Z');
    expect(told.outcome).toBe('accepted');
    await desk.page.getByRole('link', { name: 'Thông báo : 1 chưa đọc' }).waitFor();
    await desk.page.getByRole('status').filter({ hasText: 'Có 1 thông báo mới.' }).waitFor();
    expect(await stayed(desk)).toBe(true);
    expect(await desk.look('bell')).toEqual([]);
  });

  it('keeps what is being typed when another submits the report, and says that it changed', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.goto(REPORT);
    await results(desk).fill('Đang viết dở');
    await seen(desk, 'Đã lưu bản thảo');
    await results(desk).fill('Đang viết dở, chưa xong');
    await send('tp-qlkcht', 'submissions', { content: written });
    await seen(desk, 'Báo cáo này vừa thay đổi');
    await seen(desk, 'Trạng thái mới: Đã nộp.');
    expect(await results(desk).inputValue()).toBe('Đang viết dở, chưa xong');
    expect(await desk.look('changed-while-writing')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Xem bản mới' }).click();
    await seen(desk, 'Đã kiểm tra 12 công trình.');
    expect(await results(desk).count()).toBe(0);
  });

  it('leaves the reviewer at the version they read, when another takes its place', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.goto(REPORT);
    await desk.page.getByRole('button', { name: 'Duyệt', exact: true }).waitFor();
    await send('tp-qlkcht', 'withdrawal', { version: 1 });
    await send('tp-qlkcht', 'submissions', {
      content: { ...written, results: 'Đã kiểm tra 15 công trình.' },
    });
    await seen(desk, 'Báo cáo này vừa thay đổi');
    await seen(desk, 'Đã kiểm tra 12 công trình.');
    expect(await desk.page.getByText('Đã kiểm tra 15 công trình.').count()).toBe(0);
    expect(await desk.look('changed-while-reviewing')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Xem bản mới' }).click();
    await seen(desk, '15');
  });

  it('shows the head an approval at another browser without loading the page again', async () => {
    const [head, reviewer] = [await at('tp-qlkcht'), await at('duyet-kh-tc')];
    await head.page.goto(REPORT);
    await seen(head, 'Đã nộp');
    await mark(head);
    await reviewer.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await reviewer.page.getByRole('button', { name: 'Xác nhận duyệt' }).click();
    await seen(head, 'Đã duyệt');
    await head.page
      .locator('section[aria-labelledby="timeline"]')
      .getByText('Duyệt báo cáo', { exact: true })
      .waitFor();
    await bell(head).filter({ hasText: '2' }).waitFor();
    expect(await stayed(head)).toBe(true);
    // Whoever decided it is not told that it changed.
    await seen(reviewer, 'Đã duyệt');
    expect(await reviewer.page.getByText('Báo cáo này vừa thay đổi').count()).toBe(0);
  });

  it('lists them all in words, each row the way to its report, and read by following it', async () => {
    await send('giam-doc', 'reopening', { reason: 'Số liệu của tỉnh đã thay đổi, đề nghị cập nhật.' });
    await send('tp-qlkcht', 'submissions', { content: { ...written, results: 'Đã cập nhật.' } });
    await send('duyet-kh-tc', 'return', {
      version: 3,
      reason: `Đề nghị bổ sung:\n${'danh sách công trình, '.repeat(20)}`,
    });
    const desk = await at('tp-qlkcht');
    await bell(desk).click();
    await seen(desk, 'Báo cáo bị trả lại');
    const rows = desk.page.getByRole('main').getByRole('listitem');
    expect(await rows.allTextContents()).toEqual([
      expect.stringMatching(/^Chưa đọcBáo cáo bị trả lại.*bản số 3.*Lý do:/s),
      expect.stringMatching(/^Chưa đọcBáo cáo đã duyệt được mở lại.*Số liệu của tỉnh/s),
      expect.stringMatching(/^Chưa đọcBáo cáo đã được duyệt.*duyệt bản số 2/s),
      expect.stringMatching(/^Chưa đọcNhắc nộp báo cáo.*Thứ Bảy, 14\/09\/2024/s),
    ]);
    expect(await desk.look('notices')).toEqual([]);
    await rows.last().getByRole('link').focus();
    await desk.page.keyboard.press('Enter');
    await desk.page.waitForURL(`**${REPORT}`);
    await bell(desk).filter({ hasText: '3' }).waitFor();
  });

  it('marks all as read at once, in each of the person’s pages, and then says that there is none', async () => {
    const desk = await at('tp-qlkcht');
    await bell(desk).click();
    await desk.page.getByRole('tab', { name: 'Chưa đọc' }).click();
    await seen(desk, '3 chưa đọc');
    await desk.page.getByRole('button', { name: 'Đánh dấu tất cả đã đọc' }).click();
    await seen(desk, 'Đã đọc hết.');
    await desk.page.getByRole('tab', { name: 'Tất cả' }).click();
    await seen(desk, 'Đã đọc tất cả');
    expect(await bell(desk).textContent()).toBe(' Thông báo');
    expect(await desk.look('notices-read')).toEqual([]);
  });

  it.each([
    ['a telephone', 390],
    ['an office PC at 200 %', 683],
  ])('fits %s without scrolling sideways', async (_, width) => {
    const desk = await at('tp-qlkcht');
    await desk.page.setViewportSize({ width, height: 768 });
    for (const [name, address] of [
      ['notices', '/notices'],
      ['report', REPORT],
    ] as const) {
      await desk.page.goto(address);
      await desk.quiet();
      expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await desk.look(`${name}-${String(width)}`)).toEqual([]);
    }
  });

  it('ends quietly with the session, and says so on the page', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.goto('/notices');
    await seen(desk, 'Nhắc nộp báo cáo');
    await by('quan-tri').post('people/cv-qlkcht/access-end', { body: { reason: 'Mất máy tính' } });
    // Tokens of the specs are of the machine’s own time, sessions of the office’s.
    await seen(desk, 'Phiên làm việc đã hết.');
    office.expectNoTrouble();
  });
});
