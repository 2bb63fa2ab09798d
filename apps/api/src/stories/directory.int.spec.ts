import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rebuildReadModels } from '@dondoc/read-models';
import { written } from '../../../../libs/application/src/agency.fixtures.js';
import { LiveApi, type Sending } from '../../../../test/support/live-api.js';

jest.setTimeout(30_000);

const REPORT = 'reports/pgi-2024-nv5-Q3';
const basis = 'Quyết định số 15/QĐ-SGTVT ngày 9/9/2024';

describe('people, offices and who stands in for whom, through HTTP', () => {
  let api: LiveApi;
  const post = async (personId: string, path: string, body: unknown, sending: Sending = {}) => {
    const answer = await api.as(personId).post(path, { body, ...sending });
    return [answer.status, answer.body['code'] ?? answer.body['outcome']];
  };
  const administrate = (path: string, body: unknown) => post('quan-tri', path, body);
  /** Of the newest request for consent. */
  const consent = async (personId: string) => {
    const { body } = await api.as(personId).get('consents');
    const [newest] = body['items'] as { consentId: string }[];
    return post(personId, `consents/${String(newest?.consentId)}/approval`, undefined);
  };
  const etag = async (personId: string) =>
    ({ etag: String((await api.as(personId).get(REPORT)).body['etag']) }) as const;

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    await api.issuePlan();
    api.now = '2024-09-10T02:00:00.000Z';
  });
  afterAll(() => api.stop());

  it('a person is registered, given an account and an office, by the administrator alone', async () => {
    const person = { personId: 'ngo-van-ba', name: 'Ngô Văn Ba' };
    expect(await post('giam-doc', 'people', person)).toEqual([403, 'NOT_THE_ADMINISTRATOR']);
    expect(await administrate('people', person)).toEqual([201, 'accepted']);
    expect(
      (await api.as('quan-tri').put('people/ngo-van-ba/account', { body: { account: 'ba@so.vn' } })).status,
    ).toBe(200);
    const office = {
      officeId: 'ba-chuyen-vien',
      office: 'officer',
      divisionId: 'qlvt-pt-nl',
      from: '2024-09-10',
    };
    expect(await administrate('people/ngo-van-ba/offices', office)).toEqual([201, 'accepted']);
    const found = async (asking: string) =>
      ((await api.as(asking).get('people')).body['items'] as { personId: string }[]).find(
        ({ personId }) => personId === 'ngo-van-ba',
      );
    const view = { ...person, sample: false, offices: [{ ...office, inChargeOf: [], to: null }] };
    expect(await found('quan-tri')).toEqual({ ...view, account: 'ba@so.vn' });
    expect(await found('giam-doc')).toEqual(view);
    expect((await api.as('ngo-van-ba').get('me')).body['offices']).toEqual([
      { office: 'officer', divisionId: 'qlvt-pt-nl', inChargeOf: [] },
    ]);
  });

  it('an office that is revoked stops working at once', async () => {
    const draft = { body: { content: { results: 'Nháp' } }, etag: 'draft.0' };
    expect((await api.as('ngo-van-ba').put(`${REPORT}/draft`, draft)).status).toBe(200);
    expect(await administrate('offices/ba-chuyen-vien/revocation', { reason: 'Điều động' })).toEqual([
      200,
      'accepted',
    ]);
    expect((await api.as('ngo-van-ba').get('me')).body['offices']).toEqual([]);
    const again = await api.as('ngo-van-ba').put(`${REPORT}/draft`, { ...draft, etag: 'draft.1' });
    expect([again.status, again.body['code']]).toEqual([404, 'REPORT_NOT_FOUND']);
    const refusals = await api.as('thanh-tra').get('audit?streamId=person-ngo-van-ba');
    expect((refusals.body['items'] as { data: { code: string } }[]).map(({ data }) => data.code)).toEqual([
      'NOT_YOUR_DIVISION',
    ]);
  });

  it('every list says what may be done with it, and who may', async () => {
    for (const path of ['people', 'divisions', 'substitutions', 'agency']) {
      const of = async (personId: string) =>
        (await api.as(personId).get(path)).body['allowedActions'] as {
          allowed: boolean;
          because: { code: string } | null;
          whoCan: { personId: string }[];
        }[];
      for (const { allowed, because, whoCan } of await of('quan-tri'))
        expect([path, allowed, because, whoCan]).toEqual([path, true, null, []]);
      const others = await of('giam-doc');
      expect(others.length).toBeGreaterThan(0);
      for (const { allowed, because, whoCan } of others)
        expect([path, allowed, because?.code, whoCan.map(({ personId }) => personId)]).toEqual([
          path,
          false,
          'NOT_THE_ADMINISTRATOR',
          ['quan-tri'],
        ]);
    }
    const may = async (personId: string) => (await api.as(personId).get('me')).body['may'];
    expect(await may('giam-doc')).toEqual(
      expect.arrayContaining(['IssuePlan', 'ReadReports', 'VerifyRecord']),
    );
    expect(await may('cv-qlvt')).toEqual(['ReadAgency', 'ReadReports', 'ReadRecord']);
  });

  it('nobody gives rights to themselves', async () => {
    const office = { officeId: 'tu-phong', office: 'director', from: '2024-09-10' };
    expect(await administrate('people/quan-tri/offices', office)).toEqual([403, 'NOT_FOR_ONESELF']);
    const own = {
      substitutionId: 'tu-thay',
      officeId: 'giam-doc-director-2024-01-01',
      substituteId: 'quan-tri',
      from: '2024-09-10',
      to: '2024-09-12',
      basis,
    };
    expect(await administrate('substitutions', own)).toEqual([403, 'NOT_FOR_ONESELF']);
  });

  describe('a substitute of the head', () => {
    const wanted = {
      substitutionId: 'thay-tp-qlvt',
      officeId: 'tp-qlvt-head-2024-01-01',
      substituteId: 'cv-qlvt',
      from: '2024-09-10',
      to: '2024-09-12',
      basis,
    };
    const submit = async () =>
      post('cv-qlvt', `${REPORT}/submissions`, { content: written }, await etag('cv-qlvt'));

    it('submits in the head’s stead, and both names stand wherever it is told', async () => {
      expect(await submit()).toEqual([403, 'ONLY_THE_HEAD_SUBMITS']);
      expect(await administrate('substitutions', wanted)).toEqual([201, 'accepted']);
      expect(await submit()).toEqual([201, 'accepted']);
      const both = `Hà Thị Yến (thay Vũ Mạnh Cường theo ${basis})`;
      const { body } = await api.as('tp-qlvt').get(REPORT);
      const [version] = body['submissions'] as {
        submittedBy: string;
        submittedByName: string;
        receipt: string;
      }[];
      expect(version).toMatchObject({ submittedBy: 'cv-qlvt', submittedByName: both });
      const receipt = await api.as('tp-qlvt').get(`receipts/${String(version?.receipt)}`);
      expect(receipt.body['submittedByName']).toBe(both);
      const audit = await api.as('thanh-tra').get('audit?type=ReportSubmitted');
      expect((audit.body['items'] as { meta: unknown }[])[0]?.meta).toMatchObject({
        actor: { id: 'cv-qlvt', name: 'Hà Thị Yến' },
        onBehalfOf: { id: 'tp-qlvt', name: 'Vũ Mạnh Cường', basis },
        office: 'head',
        divisionId: 'qlvt-pt-nl',
      });
      expect((await api.as('cv-qlvt').get('substitutions')).body['items']).toEqual([
        expect.objectContaining({
          substitutionId: 'thay-tp-qlvt',
          principal: { personId: 'tp-qlvt', name: 'Vũ Mạnh Cường' },
          substitute: { personId: 'cv-qlvt', name: 'Hà Thị Yến' },
          revokedOn: null,
        }),
      ]);
    });

    it('no longer once it is revoked', async () => {
      expect(await administrate('substitutions/thay-tp-qlvt/revocation', { reason: 'Về sớm' })).toEqual([
        200,
        'accepted',
      ]);
      const withdraw = await api
        .as('cv-qlvt')
        .post(`${REPORT}/withdrawal`, { body: { version: 1 }, ...(await etag('cv-qlvt')) });
      expect([withdraw.status, withdraw.body['code']]).toEqual([403, 'ONLY_THE_HEAD_SUBMITS']);
    });

    it('makes no chain, and is nobody’s own', async () => {
      const reviewer = {
        ...wanted,
        substitutionId: 'thay-duyet',
        officeId: 'duyet-kh-tc-reviewer-2024-01-01',
        substituteId: 'tp-qlvt',
      };
      const away = { ...wanted, substitutionId: 'thay-lan-hai', substituteId: 'cv-qlvt', from: '2024-09-11' };
      expect(await administrate('substitutions', { ...away, substituteId: 'tp-qlvt' })).toEqual([
        422,
        'SUBSTITUTION_OF_ONESELF',
      ]);
      expect(await administrate('substitutions', away)).toEqual([201, 'accepted']);
      expect(await administrate('substitutions', reviewer)).toEqual([409, 'SUBSTITUTION_CHAIN']);
    });
  });

  it('a decision in another’s stead shows both names, and a rebuild shows the same', async () => {
    const stands = {
      substitutionId: 'thay-duyet-2',
      officeId: 'duyet-kh-tc-reviewer-2024-01-01',
      substituteId: 'tong-hop-kh-tc',
      from: '2024-09-10',
      to: '2024-09-10',
      basis,
    };
    expect(await administrate('substitutions', stands)).toEqual([201, 'accepted']);
    expect(await consent('giam-doc')).toEqual([200, 'accepted']);
    expect(
      await post(
        'tong-hop-kh-tc',
        `${REPORT}/return`,
        { version: 1, reason: 'Thiếu danh sách.' },
        await etag('tong-hop-kh-tc'),
      ),
    ).toEqual([200, 'accepted']);
    const before = (await api.as('tp-qlvt').get(REPORT)).body;
    const both = `Bế Thị Ngọc (thay Phạm Minh Tuấn theo ${basis})`;
    expect(before['submissions']).toMatchObject([
      { decision: 'returned', decidedByName: both, reviewedByName: both },
    ]);
    await rebuildReadModels(api.database.appUrl);
    expect((await api.as('tp-qlvt').get(REPORT)).body).toEqual(before);
  });

  it('a list is shown before it is imported, and taken whole or not at all', async () => {
    const head = 'ma,ho_ten,tai_khoan,chuc_vu,phong,tu_ngay';
    const good = `${head}\nly-thi-mai,Lý Thị Mai Hương,mai@so.vn,Chuyên viên,Văn phòng Sở,10/9/2024`;
    const csv = (raw: string, preview = false) =>
      api.as('quan-tri').post(`people/import${preview ? '?preview=true' : ''}`, {
        raw,
        headers: { 'content-type': 'text/csv' },
      });
    const shown = await csv(good, true);
    expect([shown.status, shown.body]).toEqual([
      200,
      {
        outcome: 'previewed',
        changes: [
          {
            type: 'PersonRegistered',
            data: { personId: 'ly-thi-mai', name: 'Lý Thị Mai Hương', sample: false },
          },
          expect.objectContaining({ type: 'OfficeAssumed' }),
          { type: 'AccountChanged', data: { personId: 'ly-thi-mai', account: 'mai@so.vn', before: null } },
        ],
        needsConsent: false,
      },
    ]);
    const people = async () => JSON.stringify((await api.as('quan-tri').get('people')).body);
    const before = await people();
    const bad = await csv(`${good}\nkhac,Ai Đó,,Thủ quỹ,Phòng Lạ,1/9/2024`);
    expect([bad.status, bad.body['code'], bad.body['errors']]).toEqual([
      422,
      'INVALID_PEOPLE_FILE',
      [expect.objectContaining({ line: 3, code: 'VALUE_NOT_ALLOWED', field: 'office' })],
    ]);
    const refused = await csv(`${good}\ngiam-doc,Tên Khác,,,,`);
    expect([refused.status, refused.body['errors']]).toEqual([
      422,
      [expect.objectContaining({ line: 3, code: 'DUPLICATE_ID' })],
    ]);
    expect(await people()).toBe(before);
    expect((await csv(good)).body).toMatchObject({
      outcome: 'accepted',
      events: ['PersonRegistered', 'OfficeAssumed', 'AccountChanged'],
    });
    expect((await csv(good)).body).toMatchObject({ outcome: 'nothingToDo' });
    expect((await csv(good, true)).body).toEqual({
      outcome: 'previewed',
      changes: [],
      needsConsent: false,
    });
  });

  it('a division that is merged leaves its reports to the successor', async () => {
    const end = { how: 'merged', lastDay: '2024-09-10', successorId: 'qlkcht-atgt', basis };
    expect(await administrate('divisions/qlvt-pt-nl/end', end)).toEqual([200, 'accepted']);
    expect(await consent('giam-doc')).toEqual([200, 'accepted']);
    expect((await api.as('tp-qlvt').get(REPORT)).status).toBe(200);
    expect((await api.as('tp-qlkcht').get(REPORT)).status).toBe(404);
    api.now = '2024-09-10T17:00:00.000Z';
    const { body: former } = await api.as('tp-qlvt').get(REPORT);
    expect(former['code']).toBe('NO_OFFICE');
    const { status, body } = await api.as('tp-qlkcht').get(REPORT);
    expect([status, body['leadDivisionId'], body['dutyDivisionId']]).toEqual([
      200,
      'qlvt-pt-nl',
      'qlkcht-atgt',
    ]);
    const listed = async (path: string) =>
      JSON.stringify((await api.as('tp-qlkcht').get(path)).body).includes('pgi-2024-nv5-Q3');
    for (const path of ['reports', 'inbox', 'audit?streamId=report-pgi-2024-nv5-Q3'])
      expect([path, await listed(path)]).toEqual([path, true]);
    const resubmitted = { content: { ...written, results: 'Đã kiểm tra 14/20 công trình.' } };
    expect(await post('tp-qlkcht', `${REPORT}/submissions`, resubmitted, await etag('tp-qlkcht'))).toEqual([
      201,
      'accepted',
    ]);
    const inbox = (await api.as('duyet-kh-tc').get('inbox')).body['toDo'] as {
      report: { reportId: string };
    }[];
    expect(inbox.map(({ report }) => report.reportId)).toContain('pgi-2024-nv5-Q3');
    const ended = (await api.as('giam-doc').get('divisions')).body['items'] as {
      divisionId: string;
      end: unknown;
    }[];
    expect(ended.find(({ divisionId }) => divisionId === 'qlvt-pt-nl')?.end).toEqual({
      how: 'merged',
      lastDay: '2024-09-10',
      successorId: 'qlkcht-atgt',
      basis,
    });
  });

  it('a new name is in force from its day', async () => {
    const renamed = {
      name: 'Sở Xây dựng',
      shortName: 'SXD',
      parentName: 'UBND tỉnh',
      from: '2025-03-01',
      basis,
    };
    expect(await administrate('agency/names', renamed)).toEqual([201, 'accepted']);
    const name = async () => (await api.as('giam-doc').get('agency')).body['name'];
    api.now = '2025-02-28T16:59:59.999Z';
    expect(await name()).toBe('Sở Giao thông vận tải (dữ liệu mẫu)');
    api.now = '2025-02-28T17:00:00.000Z';
    expect(await name()).toBe('Sở Xây dựng');
  });
});
