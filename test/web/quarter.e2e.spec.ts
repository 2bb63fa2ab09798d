import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { plansDir } from '../support/live-api.js';
import { ProcessOffice } from '../support/process-office.js';
import { seen } from '../support/web-office.js';

jest.setTimeout(180_000);

const REPORT = '/reports/pgi-2024-nv3-Q3';
/** Of the division next door; nobody has written it when its limit passes. */
const FORGOTTEN = '/reports/pgi-2024-nv5-Q3';

/**
 * One story of seven people (and of a head who forgot), told by clicking, each test where the one before stopped; the process is Temporal's, and
 * what falls due between two tests is done by it.
 */
describe('a quarter, from the plan to the inspector', () => {
  let office: ProcessOffice;

  beforeAll(async () => {
    office = await ProcessOffice.open('2024-08-14T02:00:00.000Z');
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.web.at(personId);
  const press = async (desk: Desk, ...names: readonly string[]): Promise<void> => {
    for (const name of names) await desk.page.getByRole('button', { name, exact: true }).click();
  };

  it('14 August: the consolidator imports the plan', async () => {
    const desk = await at('tong-hop-kh-tc');
    await desk.page.goto('/plans');
    await desk.page.locator('input[type="file"]').setInputFiles(`${plansDir}pgi-2024/plan.yaml`);
    await press(desk, 'Nhập dự thảo');
    await seen(desk, 'Đây là dự thảo');
    expect(await desk.look('quarter-1-plan')).toEqual([]);
  });

  it('15 August: the director issues it, and every division has its tasks', async () => {
    await office.moveTo('2024-08-15T02:00:00.000Z');
    const desk = await at('giam-doc');
    await desk.page.goto('/plans/pgi-2024');
    await desk.page.getByLabel('Số, ký hiệu').fill('45/KH-SGTVT');
    await desk.page.getByLabel('Trước ngày (của tháng cuối quý)').fill('25');
    await desk.page.getByLabel('Trước ngày', { exact: true }).fill('20');
    await press(desk, 'Xem lại trước khi ban hành', 'Ban hành');
    await seen(desk, /Hạn: hết Thứ Bảy, 14\/09\/2024/);
    const officer = await at('cv-qlkcht');
    await officer.page.locator(`a[href="${REPORT}"]`).waitFor();
    expect(await officer.page.locator(`a[href="${FORGOTTEN}"]`).count()).toBe(0);
  });

  it('9 September: the division has been reminded; the officer writes the draft', async () => {
    await office.moveTo('2024-09-09T02:00:00.000Z');
    const desk = await at('cv-qlkcht');
    await desk.page.goto('/notices');
    await seen(desk, 'Nhắc nộp báo cáo');
    await desk.page.goto(REPORT);
    await desk.page.getByLabel('Kết quả thực hiện').fill('Đã khắc phục xong các điểm sạt lở sau bão số 3.');
    await desk.page.getByLabel('Tiến độ (%)').fill('62,5');
    await desk.page.getByLabel('Tài liệu kèm theo').fill('Báo cáo 115/BC-QLKCHT');
    await seen(desk, 'Đã lưu bản thảo');
    expect(await desk.look('quarter-2-draft')).toEqual([]);
  });

  it('10 September: the head submits it', async () => {
    await office.moveTo('2024-09-10T02:00:00.000Z');
    const desk = await at('tp-qlkcht');
    await desk.page.locator(`a[href="${REPORT}"]`).click();
    await press(desk, 'Xem lại trước khi nộp', 'Nộp báo cáo');
    await seen(desk, 'Được ghi nhận là nộp đúng hạn.');
    expect(await desk.look('quarter-3-receipt')).toEqual([]);
  });

  it('11 September: Planning-Finance returns it, with a reason and a comment at its field', async () => {
    await office.moveTo('2024-09-11T02:00:00.000Z');
    const desk = await at('duyet-kh-tc');
    await desk.page.goto('/review');
    await desk.page.locator('[data-row]').first().click();
    await desk.page.getByRole('heading', { name: 'Xem xét bản số 1' }).waitFor();
    await desk.page.getByLabel('Lý do trả lại').fill('Đề nghị nêu rõ danh sách công trình.');
    await press(desk, 'Nhận xét về Kết quả thực hiện');
    await desk.page.getByLabel('Nhận xét về Kết quả thực hiện').fill('Nêu số liệu từng tuyến.');
    expect(await desk.look('quarter-4-return')).toEqual([]);
    await press(desk, 'Trả lại', 'Xác nhận trả lại');
    await seen(desk, /^Đã trả lại: /);
  });

  it('12 September: the head is told, and resubmits what was asked for', async () => {
    const desk = await at('tp-qlkcht');
    await desk.page.goto('/notices');
    await seen(desk, 'Báo cáo bị trả lại');
    await seen(desk, 'Đề nghị nêu rõ danh sách công trình.');
    await office.moveTo('2024-09-12T02:00:00.000Z');
    await desk.page.goto(REPORT);
    await seen(desk, 'Nêu số liệu từng tuyến.');
    await desk.page
      .getByLabel('Kết quả thực hiện')
      .fill('Đã khắc phục xong 12 điểm sạt lở sau bão số 3, danh sách kèm theo.');
    await press(desk, 'Xem lại trước khi nộp', 'Nộp báo cáo');
    await seen(desk, 'Mã tiếp nhận:');
  });

  it('13 September: Planning-Finance sees what differs, and approves', async () => {
    await office.moveTo('2024-09-13T02:00:00.000Z');
    const desk = await at('duyet-kh-tc');
    await desk.page.goto('/review');
    await desk.page.locator('[data-row]').first().click();
    await desk.page.getByRole('heading', { name: 'Xem xét bản số 2' }).waitFor();
    await desk.page.locator('ins', { hasText: 'danh sách' }).first().waitFor();
    expect(await desk.look('quarter-5-review')).toEqual([]);
    await desk.page.keyboard.press('a');
    await press(desk, 'Xác nhận duyệt');
    await seen(desk, /^Đã duyệt: /);
  });

  it('14 September, a minute before its end: nothing is late', async () => {
    await office.moveTo('2024-09-14T16:59:00.000Z');
    const desk = await at('pgd-ky-thuat');
    await desk.page.goto('/');
    await desk.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    await desk.quiet();
    expect(await desk.page.getByText('Báo cáo lên cấp trên').count()).toBe(0);
  });

  it('17 September: the forgotten report has come before the deputy director, who directs what to do', async () => {
    await office.moveTo('2024-09-16T17:00:05.000Z');
    const desk = await at('pgd-ky-thuat');
    await desk.page.goto('/');
    const card = desk.page.getByRole('article').filter({ has: desk.page.locator(`a[href="${FORGOTTEN}"]`) });
    await card.waitFor();
    expect(await desk.look('quarter-6-escalated')).toEqual([]);
    await card.getByRole('button', { name: /^Tiếp nhận và chỉ đạo/ }).click();
    await card.getByLabel('Ý kiến chỉ đạo').fill('Nộp trong ngày 18/9, nêu rõ nguyên nhân chậm.');
    await press(desk, 'Gửi ý kiến chỉ đạo');
    await card.waitFor({ state: 'detached' });
  });

  it('18 September: the head reads the directive, and reports late, with the reason', async () => {
    await office.moveTo('2024-09-18T02:00:00.000Z');
    const desk = await at('tp-qlvt');
    await desk.page.goto('/notices');
    await seen(desk, 'Ý kiến chỉ đạo của lãnh đạo');
    await seen(desk, 'Nộp trong ngày 18/9, nêu rõ nguyên nhân chậm.');
    expect(await desk.look('quarter-7-directive')).toEqual([]);
    await desk.page.goto(FORGOTTEN);
    await desk.page.getByLabel('Kết quả thực hiện').fill('Đã tuyên truyền tại 6 đơn vị vận tải.');
    await desk.page.getByLabel('Tiến độ (%)').fill('40');
    await desk.page.getByLabel('Tài liệu kèm theo').fill('Báo cáo 208/BC-QLVT');
    const late = desk.page.getByLabel('Lý do nộp quá hạn');
    await late.fill('Trưởng phòng đi công tác dài ngày.');
    await seen(desk, 'Đã lưu bản thảo');
    await desk.page.reload();
    expect(await late.inputValue()).toBe('Trưởng phòng đi công tác dài ngày.');
    await press(desk, 'Xem lại trước khi nộp', 'Nộp báo cáo');
    await seen(desk, 'Mã tiếp nhận:');
  });

  it('the inspector reads the record of the quarter, and what the process waits for now', async () => {
    const desk = await at('thanh-tra');
    const steps = desk.page.locator('section[aria-labelledby="timeline"] ol').first().locator('> li');
    /** `10/09 Triệu Văn Sơn: Nộp báo cáo` */
    const read = async (): Promise<readonly string[]> =>
      (await steps.allInnerTexts()).map((step) => {
        const [, day, who] = /^\d\d:\d\d, (\d\d\/\d\d)\/2024 · ([^(,\n]+?)(?: \(|,|\n)/.exec(step) ?? [];
        return `${String(day)} ${String(who)}: ${String(step.split(/\n+/)[1])}`;
      });
    await desk.page.goto(REPORT);
    await steps.getByText('Duyệt báo cáo', { exact: true }).waitFor();
    expect(await desk.look('quarter-8-timeline')).toEqual([]);
    expect(await read()).toEqual([
      '15/08 Hoàng Đức Mẫn: Mở kỳ báo cáo',
      '29/08 Hệ thống: Nhắc việc',
      '09/09 Hệ thống: Nhắc việc',
      '10/09 Triệu Văn Sơn: Nộp báo cáo – đúng hạn',
      '11/09 Phạm Minh Tuấn: Bắt đầu xem xét',
      '11/09 Phạm Minh Tuấn: Trả lại báo cáo',
      '11/09 Phạm Minh Tuấn: Bỏ qua một lần nhắc',
      '11/09 Phạm Minh Tuấn: Bỏ qua một lần nhắc',
      '12/09 Triệu Văn Sơn: Nộp lại báo cáo – đúng hạn',
      '13/09 Phạm Minh Tuấn: Bắt đầu xem xét',
      '13/09 Phạm Minh Tuấn: Duyệt báo cáo',
    ]);
    await desk.page.goto(FORGOTTEN);
    await steps.filter({ hasText: 'Nộp trong ngày 18/9' }).waitFor();
    expect(await read()).toEqual([
      '15/08 Hoàng Đức Mẫn: Mở kỳ báo cáo',
      '29/08 Hệ thống: Nhắc việc',
      '09/09 Hệ thống: Nhắc việc',
      '12/09 Hệ thống: Nhắc việc',
      '13/09 Hệ thống: Nhắc việc',
      '15/09 Hệ thống: Quá hạn nộp',
      '15/09 Hệ thống: Báo cáo lên cấp trên',
      '17/09 Hệ thống: Báo cáo lên cấp trên',
      '17/09 Nông Văn Quyết: Lãnh đạo tiếp nhận, chỉ đạo',
      '18/09 Vũ Mạnh Cường: Nộp báo cáo – quá hạn',
    ]);
    await seen(desk, 'Temporal đang giữ quy trình này.');
    expect(await desk.look('quarter-9-waiting')).toEqual([]);
    await desk.page.getByRole('link', { name: 'Xem trong Nhật ký' }).click();
    await press(desk, 'Kiểm tra chuỗi');
    await seen(desk, /Toàn vẹn: \d+ việc trong \d+ chuỗi/);
    await seen(desk, 'Nộp trong ngày 18/9, nêu rõ nguyên nhân chậm.');
    expect(await desk.look('quarter-10-chain')).toEqual([]);
  });

  it('has gone through without an error, a refused style or a request to another host', () => {
    // That there is no draft of the plan yet is told by the answer 404.
    office.web.expectNoTrouble(/401|404|409|412|422/);
  });
});
