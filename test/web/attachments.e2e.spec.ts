import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Desk } from '../support/chromium.js';
import { seen, WebOffice } from '../support/web-office.js';

const REPORT = '/reports/pgi-2024-nv3-Q3';
const MB = 1024 * 1024;
const pdf = (bytes: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, 'x')]);

/** Each test goes on where the one before stopped. */
describe('files with a report', () => {
  let office: WebOffice;

  beforeAll(async () => {
    office = await WebOffice.open('2024-08-15T02:00:00.000Z');
    await office.system.api.issuePlan();
    office.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.at(personId);
  const choose = ({ page }: Desk, ...files: { name: string; buffer: Buffer }[]) =>
    page
      .locator('input[type="file"]')
      .setInputFiles(files.map((file) => ({ mimeType: 'application/octet-stream', ...file })));
  const scan = pdf(3 * MB);

  it('are sent with percent, and saved with the draft', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.goto(REPORT);
    await desk.page.getByLabel('Kết quả thực hiện').fill('Đã khắc phục xong 12 điểm sạt lở.');
    await desk.page.getByLabel('Tiến độ (%)').fill('62,5');
    // As slow as a line in a mountain district.
    const session = await desk.page.context().newCDPSession(desk.page);
    const slow = { offline: false, latency: 20, downloadThroughput: MB, uploadThroughput: MB / 4 };
    await session.send('Network.emulateNetworkConditions', slow);
    await choose(desk, { name: 'Biên bản nghiệm thu.pdf', buffer: scan });
    const progress = desk.page.getByRole('progressbar', { name: 'Đang tải Biên bản nghiệm thu.pdf' });
    await progress.waitFor();
    await desk.page.getByText(/^[1-9]\d? %$/).waitFor();
    expect(await desk.look('attachment-progress')).toEqual([]);
    // Whoever would leave is asked, and stays.
    const asked = desk.page.waitForEvent('dialog');
    await Promise.all([
      asked.then((dialog) => dialog.dismiss()),
      desk.page.getByRole('link', { name: 'Việc của tôi' }).click(),
    ]);
    expect((await asked).message()).toMatch(/^Tệp chưa tải xong/);
    expect(new URL(desk.page.url()).pathname).toBe(REPORT);
    await session.send('Network.emulateNetworkConditions', {
      ...slow,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await seen(desk, 'Đã tải xong Biên bản nghiệm thu.pdf.');
    await seen(desk, '(3,1 MB)');
    await seen(desk, 'Đã lưu bản thảo');
    expect(await desk.look('attachment-there')).toEqual([]);
    await desk.page.reload();
    await desk.page.getByRole('link', { name: 'Biên bản nghiệm thu.pdf' }).waitFor();
  });

  it('of 50 MB are refused before a byte is sent, and what was typed is still there', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.getByLabel('Khó khăn').fill('Mưa kéo dài.');
    await choose(
      desk,
      { name: 'Quét cả năm.pdf', buffer: pdf(49 * MB) },
      { name: 'a.txt', buffer: Buffer.from('Số liệu') },
    );
    await seen(desk, 'Quét cả năm.pdf: Tệp lớn hơn 20 MB.');
    await seen(desk, /quét ở độ phân giải thấp hơn/);
    await desk.page.getByRole('link', { name: 'a.txt' }).waitFor();
    expect(await desk.look('attachment-too-large')).toEqual([]);
    expect(await desk.page.getByLabel('Khó khăn').inputValue()).toBe('Mưa kéo dài.');
    await desk.page.getByRole('button', { name: 'Bỏ tệp Quét cả năm.pdf' }).click();
    await desk.page.getByRole('button', { name: 'Bỏ tệp a.txt' }).click();
    await desk.page.getByRole('link', { name: 'a.txt' }).waitFor({ state: 'detached' });
  });

  it('that are not what they are called are refused in the words of the server', async () => {
    const desk = await at('cv-qlkcht');
    await choose(desk, { name: 'Ảnh.png', buffer: Buffer.from('<script>alert(1)</script>') });
    await seen(desk, 'Ảnh.png: Không nhận loại tệp này');
    expect(await desk.look('attachment-refused')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Bỏ tệp Ảnh.png' }).click();
  });

  it('that stop on the way are sent again when the network is back', async () => {
    const desk = await at('cv-qlkcht');
    await desk.page.context().setOffline(true);
    await choose(desk, { name: 'Ảnh hiện trường.pdf', buffer: pdf(10) });
    await seen(desk, 'Ảnh hiện trường.pdf: Không nối được với máy chủ.');
    await desk.page.context().setOffline(false);
    await desk.page.getByRole('button', { name: 'Tải lại tệp Ảnh hiện trường.pdf' }).click();
    await desk.page.getByRole('link', { name: 'Ảnh hiện trường.pdf' }).waitFor();
    await seen(desk, 'Đã lưu bản thảo');
  });

  it('are read once more before the report is submitted, and by the reviewer, byte for byte', async () => {
    const head = await at('tp-qlkcht');
    await head.page.goto(REPORT);
    await head.page.getByRole('button', { name: 'Xem lại trước khi nộp' }).click();
    await head.page.getByRole('link', { name: 'Biên bản nghiệm thu.pdf' }).waitFor();
    await head.page.getByRole('button', { name: 'Nộp báo cáo' }).click();
    await seen(head, 'Mã tiếp nhận:');
    const desk = await at('duyet-kh-tc');
    await desk.page.goto('/review?report=pgi-2024-nv3-Q3');
    const link = desk.page.getByRole('link', { name: 'Biên bản nghiệm thu.pdf' });
    await link.waitFor();
    expect(await desk.look('attachment-review')).toEqual([]);
    const [download] = await Promise.all([desk.page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('Biên bản nghiệm thu.pdf');
    const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(sum(await readFile(await download.path()))).toBe(sum(scan));
  });

  it('fit a telephone', async () => {
    const desk = await at('duyet-kh-tc');
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.page.reload();
    await desk.page.getByRole('link', { name: 'Biên bản nghiệm thu.pdf' }).waitFor();
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    office.expectNoTrouble(/401|409|412|422|ERR_INTERNET_DISCONNECTED/);
  });
});
