import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agencyId, LiveApi, tokenFor } from '../../../../test/support/live-api.js';

const MB = 1024 * 1024;
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const REPORT = 'pgi-2024-nv3-Q3';
const content = {
  taskStatus: 'inProgress',
  progressPercent: '62.5',
  results: 'Đã khắc phục xong 12 điểm sạt lở.',
  figures: [],
  evidence: [],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

describe('files of a report', () => {
  let api: LiveApi;
  const bytes = pdf('Biên bản nghiệm thu');
  const hash = sha256(bytes);
  const held = { hash, name: 'Biên bản nghiệm thu số 12.pdf', type: 'application/pdf', bytes: bytes.length };

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    await api.issuePlan();
    api.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => api?.stop());

  const upload = (personId: string, name: string, raw: Buffer, reportId = REPORT) =>
    api.as(personId).post(`reports/${reportId}/attachments?name=${encodeURIComponent(name)}`, {
      raw,
      headers: { 'content-type': 'application/octet-stream' },
    });
  const download = async (personId: string, of = hash, reportId = REPORT) =>
    api.app.inject({
      method: 'GET',
      url: `/api/v1/reports/${reportId}/attachments/${of}`,
      headers: { authorization: `Bearer ${await tokenFor(personId)}` },
    });
  const saveDraft = async (personId: string, attachments: readonly unknown[]) => {
    const { body } = await api.as(personId).get(`reports/${REPORT}/draft`);
    const sent = { etag: String(body['etag']), body: { content: { ...content, attachments } } };
    return api.as(personId).put(`reports/${REPORT}/draft`, sent);
  };

  it('are kept by what is in them, and named as they were received', async () => {
    const answer = await upload('cv-qlkcht', held.name, bytes);
    expect([answer.status, answer.body]).toEqual([201, { attachment: held }]);
    expect(await readdir(join(api.attachmentsFolder, agencyId, hash.slice(0, 2)))).toEqual([hash]);
    expect(await readdir(join(api.attachmentsFolder, 'incoming'))).toEqual([]);
    const again = await upload('tp-qlkcht', 'khác.pdf', bytes);
    expect([again.status, again.body]).toEqual([201, { attachment: held }]);
  });

  it('are for those who write the report alone until a version names them', async () => {
    for (const personId of ['duyet-kh-tc', 'giam-doc', 'thanh-tra'])
      expect([personId, (await download(personId)).statusCode]).toEqual([personId, 404]);
    expect((await download('cv-qlvt')).json()).toMatchObject({ code: 'REPORT_NOT_FOUND' });
    expect((await saveDraft('cv-qlkcht', [held])).status).toBe(200);
    expect((await download('duyet-kh-tc')).statusCode).toBe(404);

    const { body } = await api.as('tp-qlkcht').get(`reports/${REPORT}`);
    const sent = { etag: String(body['etag']), body: { content: { ...content, attachments: [held] } } };
    expect((await api.as('tp-qlkcht').post(`reports/${REPORT}/submissions`, sent)).status).toBe(201);
    for (const personId of ['duyet-kh-tc', 'giam-doc', 'thanh-tra']) {
      const { statusCode, headers, rawPayload } = await download(personId);
      expect([personId, statusCode, rawPayload.equals(bytes)]).toEqual([personId, 200, true]);
      expect(headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(held.name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'cache-control': 'private, no-store',
      });
    }
    expect((await download('cv-qlvt')).statusCode).toBe(404);
  });

  it('are evidence, and part of what is hashed', async () => {
    const { body } = await api.as('thanh-tra').get(`reports/${REPORT}/versions`);
    const [version] = body['items'] as { content: object }[];
    expect(version?.content).toMatchObject({ evidence: [], attachments: [held] });
    const record = await api.as('thanh-tra').get(`audit?streamId=attachments-${REPORT}`);
    expect(record.body['items']).toMatchObject([
      { type: 'AttachmentReceived', data: { hash, by: 'cv-qlkcht', bytes: bytes.length } },
    ]);
    expect((record.body['items'] as unknown[]).length).toBe(1);
  });

  it('are taken from nobody but who writes it, while it is theirs', async () => {
    const before = await readdir(join(api.attachmentsFolder, agencyId));
    const other = pdf('của người khác');
    for (const [personId, code] of [
      ['cv-qlvt', 'REPORT_NOT_FOUND'],
      ['duyet-kh-tc', 'NOT_YOUR_DIVISION'],
      ['quan-tri', 'REPORT_NOT_FOUND'],
      ['cv-qlkcht', 'ALREADY_SUBMITTED'],
    ] as const)
      expect([personId, (await upload(personId, 'a.pdf', other)).body['code']]).toEqual([personId, code]);
    expect(await readdir(join(api.attachmentsFolder, agencyId))).toEqual(before);
    const { body } = await api.as('thanh-tra').get('audit?actorId=duyet-kh-tc&type=CommandRefused');
    expect(body['items']).toMatchObject([{ data: { command: 'ReceiveAttachment' } }]);
  });

  it('are not to be had by their hash at another report', async () => {
    const { body } = await api.as('cv-qlvt').get('reports/pgi-2024-nv5-Q3/draft');
    const stolen = { etag: String(body['etag']), body: { content: { attachments: [held] } } };
    const answer = await api.as('cv-qlvt').put('reports/pgi-2024-nv5-Q3/draft', stolen);
    expect([answer.status, answer.body['code'], answer.body['field']]).toEqual([
      422,
      'ATTACHMENT_UNKNOWN',
      'content.attachments[0]',
    ]);
    expect((await download('cv-qlvt', hash, 'pgi-2024-nv5-Q3')).statusCode).toBe(404);
  });

  it.each([
    ['empty', 'rỗng.pdf', Buffer.alloc(0), 'ATTACHMENT_EMPTY'],
    [
      'HTML that is called a PDF',
      'a.pdf',
      Buffer.from('<script>alert(1)</script>'),
      'ATTACHMENT_TYPE_REFUSED',
    ],
    ['HTML', 'a.html', Buffer.from('<script>alert(1)</script>'), 'ATTACHMENT_TYPE_REFUSED'],
    [
      'a drawing that could run',
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'ATTACHMENT_TYPE_REFUSED',
    ],
    ['a PDF that is called a picture', 'a.png', pdf('x'), 'ATTACHMENT_TYPE_REFUSED'],
    ['bytes that are called a text', 'a.txt', Buffer.from([0xff, 0xfe, 0, 1]), 'ATTACHMENT_TYPE_REFUSED'],
    ['a program', 'a.exe', Buffer.from('MZ\u0090'), 'ATTACHMENT_TYPE_REFUSED'],
    ['of 50 MB', 'lớn.pdf', Buffer.concat([pdf('x'), Buffer.alloc(50 * MB)]), 'ATTACHMENT_TOO_LARGE'],
  ])('are refused and leave nothing behind: %s', async (_, name, raw, code) => {
    const answer = await upload('cv-qlvt', name, raw, 'pgi-2024-nv5-Q3');
    expect(answer.body['code']).toBe(code);
    expect(JSON.stringify(answer.body)).not.toContain('…');
    expect(await readdir(join(api.attachmentsFolder, 'incoming'))).toEqual([]);
  });

  it.each(['../../x.pdf', 'a\\b.pdf', '.pdf', 'a\u202efdp.exe.pdf', 'a\nb.pdf', '', 'x'.repeat(201)])(
    'have no name like %j',
    async (name) => {
      const answer = await upload('cv-qlvt', name, pdf('x'), 'pgi-2024-nv5-Q3');
      expect([answer.status, answer.body['field']]).toEqual([400, 'name']);
    },
  );

  it('may be text, in Vietnamese, and twenty at once', async () => {
    const files = Array.from({ length: 20 }, (_, n) => Buffer.from(`Tuyến;Số điểm\nĐT.${n};12\n`));
    const answers = await Promise.all(
      files.map((raw, n) => upload('cv-qlvt', `Số liệu ${n}.csv`, raw, 'pgi-2024-nv5-Q3')),
    );
    const codes = new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body['code'])}`));
    expect(codes).toEqual(new Set(['201 undefined']));
  });

  it('that are gone or were changed are told to be, and never given', async () => {
    const path = join(api.attachmentsFolder, agencyId, hash.slice(0, 2), hash);
    await writeFile(path, pdf('Biên bản khác'));
    expect((await download('thanh-tra')).json()).toMatchObject({ code: 'ATTACHMENT_DAMAGED', status: 410 });
    await rm(path);
    expect((await download('thanh-tra')).json()).toMatchObject({ code: 'ATTACHMENT_DAMAGED' });
  });
});
