import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { headOf, submitAs } from '../support/submit-as.js';
import { seen, WebOffice } from '../support/web-office.js';

const REPORTS = ['pgi-2024-nv2-Q3', 'pgi-2024-nv3-Q3', 'pgi-2024-nv4-Q3'] as const;
/** Each test goes on where the one before stopped. */
describe('reviewing, one report after another', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    const { api } = office.system;
    await api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
    for (const [index, reportId] of REPORTS.entries()) {
      office.now = `2024-09-10T02:0${String(index)}:00.000Z`;
      await submitAs(api, reportId);
    }
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);
  const focused = ({ page }: Desk): Promise<string> =>
    page.evaluate('document.activeElement?.textContent ?? ""');

  it('lists what waits for me, and opens it by the keyboard alone', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.goto('/review');
    await seen(desk, 'Chờ tôi duyệt (3)');
    expect(await desk.look('review-list')).toEqual([]);
    await desk.page.keyboard.press('j');
    await desk.page.keyboard.press('j');
    await desk.page.keyboard.press('k');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: 'Xem xét bản số 1' }).waitFor();
    await expectText(() => focused(desk), await desk.page.locator('main h2[tabindex]').innerText());
    expect(await desk.look('review-open')).toEqual([]);
    // On from the one that is open.
    await desk.page.keyboard.press('j');
    const second = 'document.activeElement === document.querySelectorAll("[data-row]")[1]';
    expect(await desk.page.evaluate(second)).toBe(true);
  });

  it('approves by key, asked once more, and opens the next one by itself', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.keyboard.press('a');
    await desk.page.getByRole('button', { name: 'Xác nhận duyệt' }).waitFor();
    await desk.page.keyboard.press('Enter');
    await seen(desk, /^Đã duyệt: /);
    await seen(desk, 'Chờ tôi duyệt (2)');
    await desk.page.getByRole('heading', { name: 'Xem xét bản số 1' }).waitFor();
    const opened = await desk.page.locator('main h2[tabindex]').innerText();
    await expectText(() => focused(desk), opened);
  });

  it('keeps reason and comments when the report has changed meanwhile, and says so', async () => {
    const desk = await at('duyet-kh-tc');
    const reportId = new URL(desk.page.url()).searchParams.get('report') ?? '';
    await desk.page.keyboard.press('r');
    await desk.page.keyboard.type('Thiếu minh chứng.');
    await desk.page.getByRole('button', { name: 'Nhận xét về Kết quả thực hiện' }).click();
    await desk.page.keyboard.type('Nêu số liệu.');
    const { api } = office.system;
    const head = await headOf(api, reportId);
    const { body } = await api.as(head).get(`reports/${reportId}`);
    const taken = { etag: String(body['etag']), body: { version: 1 } };
    expect((await api.as(head).post(`reports/${reportId}/withdrawal`, taken)).status).toBeLessThan(300);
    await desk.page.getByRole('button', { name: 'Trả lại' }).click();
    await desk.page.getByRole('button', { name: 'Xác nhận trả lại' }).click();
    await seen(desk, 'Báo cáo này vừa thay đổi');
    expect(await desk.page.getByLabel('Lý do trả lại').inputValue()).toBe('Thiếu minh chứng.');
    await desk.page.getByRole('button', { name: 'Xem bản mới' }).click();
    await seen(desk, /không còn chờ duyệt/);
    await submitAs(api, reportId, undefined, 'Đã thực hiện theo kế hoạch, 12 km.');
    await desk.page.reload();
    await desk.page.getByRole('heading', { name: 'Xem xét bản số 2' }).waitFor();
    expect(await desk.look('review-changed')).toEqual([]);
  });

  it('returns with comments by field, which the division reads at its report', async () => {
    const desk = await at('duyet-kh-tc');
    const reportId = new URL(desk.page.url()).searchParams.get('report') ?? '';
    await desk.page.getByLabel('Lý do trả lại').fill('Thiếu minh chứng.');
    await desk.page.getByRole('button', { name: 'Nhận xét về Kết quả thực hiện' }).click();
    await desk.page.getByLabel('Nhận xét về Kết quả thực hiện').fill('Nêu số liệu.');
    await desk.page.getByRole('button', { name: 'Trả lại' }).click();
    await desk.page.getByRole('button', { name: 'Xác nhận trả lại' }).click();
    await seen(desk, /^Đã trả lại: /);
    const { body } = await office.system.api.as('giam-doc').get(`reports/${reportId}`);
    expect(body['phase']).toBe('returned');
    expect((body['submissions'] as { comments: unknown }[]).at(-1)?.comments).toEqual([
      { field: 'results', text: 'Nêu số liệu.' },
    ]);
  });

  it('goes on a telephone: list, report, decision', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.page.goto('/review');
    await desk.page.locator('[data-row]').first().click();
    await desk.page.getByRole('button', { name: 'Duyệt', exact: true }).waitFor();
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await desk.look('review-phone')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await desk.page.getByRole('button', { name: 'Xác nhận duyệt' }).click();
    await seen(desk, 'Không có báo cáo nào chờ bạn duyệt.');
    await desk.page.setViewportSize({ width: 1366, height: 768 });
    office.expectNoTrouble();
  });
});

/** Waits until it is so. */
const expectText = async (read: () => Promise<string>, text: string): Promise<void> => {
  for (let looks = 0; looks < 100; looks += 1) {
    if ((await read()).includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await read()).toContain(text);
};
