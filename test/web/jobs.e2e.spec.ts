import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Desk } from '../support/chromium.js';
import { ProcessOffice } from '../support/process-office.js';
import { submitAs } from '../support/submit-as.js';
import { seen } from '../support/web-office.js';

jest.setTimeout(120_000);

/** Of notices that somebody read, so many that going through them takes a while. */
const MANY = 150_000;
/** The record of nobody: nothing but the job to look at. */
const QUICK = '/audit?actorId=khong-ai';

/** Each test goes on where the one before stopped. */
describe('long work on the record', () => {
  let office: ProcessOffice;

  beforeAll(async () => {
    office = await ProcessOffice.open('2024-09-10T02:00:00.000Z');
    const { api } = office.web.system;
    await api.issuePlan();
    await submitAs(api, 'pgi-2024-nv5-Q3');
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.web.at(personId);
  const asAdmin = async (sql: string, values: unknown[] = []): Promise<void> => {
    const client = new pg.Client({ connectionString: office.web.system.api.database.adminUrl });
    await client.connect();
    try {
      await client.query(sql, values);
    } finally {
      await client.end();
    }
  };

  it('verifies the chain, and is found again by its address', async () => {
    const desk = await at('thanh-tra');
    await desk.page.goto(QUICK);
    await desk.page.getByRole('button', { name: 'Kiểm tra chuỗi' }).dblclick();
    await seen(desk, /Toàn vẹn: [\d.]+ việc trong \d+ chuỗi/);
    expect(await desk.look('job-whole')).toEqual([]);
    await desk.page.reload();
    await seen(desk, /Toàn vẹn: /);
  });

  it('exports what the list shows, and what a spreadsheet reads', async () => {
    const desk = await at('thanh-tra');
    await desk.page.goto('/audit?streamId=report-pgi-2024-nv5-Q3');
    const { api } = office.web.system;
    const { body } = await api.as('thanh-tra').get('audit?streamId=report-pgi-2024-nv5-Q3&order=oldest');
    const download = async (button: string): Promise<string> => {
      await desk.page.getByRole('button', { name: button }).click();
      const link = desk.page.getByRole('link', { name: /^Tải nhat-ky-/ });
      await link.waitFor();
      const [file] = await Promise.all([desk.page.waitForEvent('download'), link.click()]);
      return readFile(await file.path(), 'utf8');
    };
    const [head = '', ...lines] = (await download('Xuất đủ mã băm (JSON Lines)')).trimEnd().split('\n');
    expect(JSON.parse(head)).toMatchObject({
      format: 'dondoc-audit',
      exportedBy: 'thanh-tra',
      filter: { streamId: 'report-pgi-2024-nv5-Q3' },
    });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(body['items']);
    expect(await desk.look('job-exported')).toEqual([]);
    const sheet = await download('Xuất bảng tính (CSV)');
    expect(sheet.startsWith('\uFEFFLúc xảy ra (giờ Việt Nam),')).toBe(true);
    expect(sheet).toMatch(/2024-09-10 09:00:\d\d,[^\n]*ReportSubmitted,Vũ Mạnh Cường,head,/);
  });

  it('is told in the notices, each once, with the way to its result', async () => {
    const desk = await at('thanh-tra');
    await desk.page.goto('/notices');
    await seen(desk, /^Toàn vẹn, [\d.]+ việc\./);
    expect(await desk.page.getByText(/^Đã xuất \d+ việc\. Mở để tải tệp\./).count()).toBe(2);
    expect(await desk.page.getByText(/^Toàn vẹn, /).count()).toBe(1);
    expect(await desk.look('job-notices')).toEqual([]);
    await desk.page
      .getByRole('link', { name: /Đã xuất/ })
      .first()
      .click();
    await desk.page.getByRole('link', { name: /^Tải nhat-ky-/ }).waitFor();
  });

  it('is nobody else’s, and not for who may not', async () => {
    const desk = await at('thanh-tra');
    const jobId = new URL(desk.page.url()).searchParams.get('job') ?? '';
    const { api } = office.web.system;
    for (const path of [`jobs/${jobId}`, `jobs/${jobId}/file`])
      expect([path, (await api.as('giam-doc').get(path)).status]).toEqual([path, 404]);
    expect((await api.as('giam-doc').post(`jobs/${jobId}/cancellation`, {})).status).toBe(404);
    expect((await api.as('cv-qlvt').post('jobs/verification', {})).body['code']).toBe('FORBIDDEN');
    const officer = await at('cv-qlvt');
    await officer.page.goto('/audit');
    await officer.page.getByRole('button', { name: 'Xuất bảng tính (CSV)' }).waitFor();
    expect(await officer.page.getByRole('button', { name: 'Kiểm tra chuỗi' }).count()).toBe(0);
  });

  it('tells how far it is, and ends when it is cancelled', async () => {
    // Not whole by far: an export does not ask.
    await asAdmin(
      `INSERT INTO events (agency_id, stream_id, version, type, schema_version, data, meta, occurred_at, recorded_at,
         command_id, prev_hash, hash, epoch, transaction_id)
       SELECT agency_id, 'person-nhieu-viec', number, 'NoticesRead', 1, '{"notices":[]}', meta, occurred_at, recorded_at,
         gen_random_uuid(), prev_hash, hash, epoch, transaction_id
       FROM (SELECT * FROM events WHERE stream_id = 'calendar' LIMIT 1) AS event, generate_series(1, $1) AS number`,
      [MANY],
    );
    const desk = await at('thanh-tra');
    await desk.page.goto('/audit');
    await desk.page.getByRole('button', { name: 'Xuất bảng tính (CSV)' }).click();
    await desk.page.waitForURL(/job=/);
    const job = new URL(desk.page.url()).searchParams.get('job') ?? '';
    await desk.page.goto(`${QUICK}&job=${job}`);
    await seen(desk, /^\d+ % – [\d.]+\/150\.\d+ việc/);
    expect(await desk.look('job-running')).toEqual([]);
    await desk.page.getByRole('button', { name: 'Hủy' }).click();
    await seen(desk, /^Đã hủy\./);
    expect(await desk.look('job-cancelled')).toEqual([]);
    await asAdmin(`DELETE FROM events WHERE stream_id = 'person-nhieu-viec'`);
  });

  it('names the place where the record was changed past the program', async () => {
    await asAdmin(
      `UPDATE events SET data = replace(data, 'Đã thực hiện', 'Chưa thực hiện') WHERE type = 'ReportSubmitted'`,
    );
    const desk = await at('thanh-tra');
    await desk.page.goto(QUICK);
    await desk.page.getByRole('button', { name: 'Kiểm tra chuỗi' }).click();
    await seen(desk, /KHÔNG TOÀN VẸN,/);
    await seen(desk, /Chuỗi report-pgi-2024-nv5-Q3 đứt ở việc số \d+: nội dung đã bị sửa sau khi ghi\./);
    expect(await desk.look('job-broken')).toEqual([]);
    await desk.page.getByRole('link', { name: 'Xem chuỗi report-pgi-2024-nv5-Q3' }).click();
    await desk.page.waitForURL(/streamId=report-pgi-2024-nv5-Q3/);
  });

  it('fits a telephone', async () => {
    const desk = await at('thanh-tra');
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await desk.page.goto('/audit');
    await desk.page.getByRole('button', { name: 'Kiểm tra chuỗi' }).click();
    await seen(desk, /KHÔNG TOÀN VẸN,/);
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    office.web.expectNoTrouble(/401|403|404/);
  });
});
