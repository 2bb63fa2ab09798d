import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isProblemCode } from '@dondoc/contracts';
import pg from 'pg';
import { LiveApi, plansDir, type Sending } from '../../../../test/support/live-api.js';

const content = {
  taskStatus: 'completed',
  progressPercent: '100',
  results: 'Xong.',
  figures: [],
  evidence: ['Biên bản'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};
const key = '22222222-2222-4222-8222-222222222222';

type Answer = Awaited<ReturnType<ReturnType<LiveApi['as']>['get']>>;

/** A stable code, both languages, what to do; never a 500. */
function told(
  { status, headers, body }: Answer,
  expected: readonly [status: number, code: string, field?: string],
) {
  expect([status, body['code'], body['field']]).toEqual([expected[0], expected[1], expected[2]]);
  expect(isProblemCode(body['code'])).toBe(true);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(String(body['detail'])).not.toBe('');
  expect(String(body['detailEn'])).not.toBe('');
  expect(body['action']).toEqual({ vi: expect.any(String), en: expect.any(String) });
}

describe('bad input, on the whole system (issue 3, "Bad input")', () => {
  let api: LiveApi;
  let admin: pg.Client;
  const events = async () =>
    (
      await admin.query<{ n: number }>(
        `SELECT count(*)::integer AS n FROM events WHERE type <> 'CommandRefused'`,
      )
    ).rows[0]?.n;
  const q3 = (n: number) => `reports/pgi-2024-nv${n}-Q3`;
  const etagOf = async (personId: string, path: string) =>
    String((await api.as(personId).get(path)).body['etag']);
  const submit = async (n: number, personId: string, sending: Sending = {}) =>
    api.as(personId).post(`${q3(n)}/submissions`, {
      body: { content },
      etag: await etagOf('giam-doc', q3(n)),
      ...sending,
    });
  const answer = async (n: number, action: string, body: unknown, sending: Sending = {}) =>
    api
      .as('duyet-kh-tc')
      .post(`${q3(n)}/${action}`, { body, etag: await etagOf('giam-doc', q3(n)), ...sending });

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    admin = new pg.Client({ connectionString: api.database.adminUrl });
    await admin.connect();
    await api.issuePlan({ beforeDay: 15, month: 12 });
    api.now = '2024-09-10T02:00:00.000Z';
    for (const [n, head] of [
      [2, 'tp-qlclct'],
      [3, 'tp-qlkcht'],
    ] as const)
      expect((await submit(n, head)).status).toBe(201);
  });
  afterAll(async () => {
    await admin.end();
    await api.stop();
  });

  describe('is told, and nothing is half-written', () => {
    let before: number | undefined;
    beforeEach(async () => {
      before = await events();
    });
    const refused = async (
      got: Answer,
      expected: readonly [status: number, code: string, field?: string],
    ) => {
      told(got, expected);
      expect(await events()).toBe(before);
    };

    it('a wrong version', async () => {
      await refused(await answer(2, 'approval', { version: 7 }), [409, 'STALE_VERSION']);
    });

    it('a decision on what has changed since', async () => {
      const etag = 'awaiting.0.2024-09-14T17:00:00.000Z';
      await refused(await answer(2, 'approval', { version: 1 }, { etag }), [412, 'PRECONDITION_FAILED']);
    });

    it('a key used again, with another body or by someone else', async () => {
      const etag = await etagOf('tp-qlvt', `${q3(5)}/draft`);
      const draft = { body: { content: { results: 'một' } }, etag, key };
      const first = await api.as('tp-qlvt').put(`${q3(5)}/draft`, draft);
      expect(first.status).toBe(200);
      before = await events();
      const other = await api
        .as('tp-qlvt')
        .put(`${q3(5)}/draft`, { ...draft, body: { content: { results: 'hai' } } });
      await refused(other, [422, 'IDEMPOTENCY_KEY_REUSED']);
      await refused(await api.as('cv-qlvt').put(`${q3(5)}/draft`, draft), [422, 'IDEMPOTENCY_KEY_REUSED']);
    });

    it.each([
      ['empty', ''],
      ['blanks', ' \t\n'],
      ['a no-break space', '\u00a0'],
      ['an ideographic space', '\u3000'],
      ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
      ['a soft hyphen', '\u00ad'],
      ['a Hangul filler', '\u3164'],
      ['a combining mark alone', '\u0301'],
      ['private characters', '\ue000'],
    ])('a reason that says nothing: %s', async (_what, reason) => {
      await refused(await answer(2, 'return', { version: 1, reason }), [422, 'REASON_REQUIRED', 'reason']);
    });

    it('an unknown id', async () => {
      await refused(await api.as('giam-doc').get('reports/pgi-2024-nv9-Q3'), [404, 'REPORT_NOT_FOUND']);
      await refused(await api.as('giam-doc').get('reports/pgi-2024-nv1-Q1'), [404, 'REPORT_NOT_FOUND']);
      await refused(await api.as('giam-doc').get('plans/none'), [404, 'PLAN_NOT_FOUND']);
      await refused(await api.as('giam-doc').get('assignments/none'), [404, 'NOT_FOUND']);
      await refused(await api.as('giam-doc').get('receipts/none'), [404, 'NOT_FOUND']);
      const unknown = { body: { directive: 'Khẩn trương.' } };
      await refused(await api.as('giam-doc').post(`${q3(2)}/escalations/a9-L1/acknowledgement`, unknown), [
        404,
        'ESCALATION_NOT_FOUND',
      ]);
      await refused(
        await api.as('tp-qlvt').post('reports/none/withdrawal', { body: { version: 1 }, etag: 'x' }),
        [404, 'REPORT_NOT_FOUND'],
      );
    });

    it("another division's report, as if it were not there", async () => {
      for (const path of ['', '/draft', '/versions', '/versions/1', '/difference?from=1&to=2', '/process'])
        await refused(await api.as('tp-qlvt').get(`${q3(2)}${path}`), [404, 'REPORT_NOT_FOUND']);
      await refused(await submit(2, 'tp-qlvt'), [404, 'REPORT_NOT_FOUND']);
      const draft = { body: { content: {} }, etag: 'draft.0' };
      await refused(await api.as('tp-qlvt').put(`${q3(2)}/draft`, draft), [404, 'REPORT_NOT_FOUND']);
      // A stale etag says no more than a right one.
      await refused(await submit(2, 'tp-qlvt', { etag: 'nothing' }), [404, 'REPORT_NOT_FOUND']);
    });

    it('what separation of duties forbids', async () => {
      const own = { body: { version: 1 }, etag: await etagOf('giam-doc', q3(2)) };
      await refused(await api.as('tp-qlclct').post(`${q3(2)}/approval`, own), [
        403,
        'OWN_WORK_DECIDES_NOTHING',
      ]);
      await refused(await api.as('quan-tri').post(`${q3(2)}/approval`, own), [404, 'REPORT_NOT_FOUND']);
      await refused(await api.as('thanh-tra').post(`${q3(2)}/approval`, own), [403, 'NOT_THE_REVIEWER']);
    });

    it("a client's own timestamp", async () => {
      const late = { body: { content, receivedAt: '2024-09-01T00:00:00.000Z' } };
      await refused(await submit(5, 'tp-qlvt', late), [400, 'UNKNOWN_FIELD', 'receivedAt']);
      const inside = { body: { content: { ...content, submittedAt: '2024-09-01' } } };
      await refused(await submit(5, 'tp-qlvt', inside), [400, 'UNKNOWN_FIELD', 'content.submittedAt']);
    });

    it('a text that is too long', async () => {
      const long = { body: { content: { ...content, results: 'x'.repeat(20_001) } } };
      await refused(await submit(5, 'tp-qlvt', long), [400, 'TEXT_TOO_LONG', 'content.results']);
    });

    it('malformed JSON', async () => {
      await refused(await submit(5, 'tp-qlvt', { raw: '{"content":' }), [400, 'MALFORMED_JSON']);
    });

    it('NUL, wherever it stands', async () => {
      const raw = JSON.stringify({ content: { ...content, results: 'a\0b' } });
      await refused(await submit(5, 'tp-qlvt', { raw }), [400, 'NUL_CHARACTER', 'content.results']);
      await refused(await api.as('giam-doc').get('reports/%00'), [404, 'REPORT_NOT_FOUND']);
      for (const name of ['planId', 'cursor', 'divisionId'])
        await refused(await api.as('giam-doc').get(`reports?${name}=%00`), [
          400,
          name === 'cursor' ? 'INVALID_CURSOR' : 'VALIDATION_FAILED',
          name,
        ]);
      const yaml = { raw: 'planId: "a\0b"', headers: { 'content-type': 'application/yaml' } };
      await refused(await api.as('tong-hop-kh-tc').post('plans', yaml), [400, 'NUL_CHARACTER']);
    });

    it('20 MB', async () => {
      const raw = `{"content":"${'x'.repeat(20 * 1024 * 1024)}"}`;
      await refused(await submit(5, 'tp-qlvt', { raw }), [413, 'BODY_TOO_LARGE']);
      const yaml = { raw, headers: { 'content-type': 'application/yaml' } };
      await refused(await api.as('tong-hop-kh-tc').post('plans', yaml), [413, 'BODY_TOO_LARGE']);
    });

    it('a cursor that no page gave', async () => {
      for (const cursor of ['x', 'e30', 'WzFd', Buffer.from('["a","b","c","d"]').toString('base64url')])
        for (const list of ['plans', 'assignments', 'reports', 'escalations', 'audit'])
          await refused(await api.as('giam-doc').get(`${list}?cursor=${cursor}`), [
            400,
            'INVALID_CURSOR',
            'cursor',
          ]);
    });

    it('a forged cursor with an instant that the database does not know', async () => {
      const forged = (...key: string[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
      for (const instant of [
        '0000-01-01T00:00:00.000Z',
        '-271821-04-20T00:00:00.000Z',
        '+275760-09-13T00:00:00.000Z',
      ])
        for (const path of [
          `reports?cursor=${forged(instant, 'x')}`,
          `escalations?cursor=${forged(instant, 'x', 'y')}`,
        ])
          await refused(await api.as('giam-doc').get(path), [400, 'INVALID_CURSOR', 'cursor']);
    });

    it('numbers and decimals that are none', async () => {
      const with_ = (part: object) => ({ body: { content: { ...content, ...part } } });
      await refused(await submit(5, 'tp-qlvt', with_({ progressPercent: '1e2' })), [
        422,
        'INVALID_DECIMAL',
        'content.progressPercent',
      ]);
      await refused(await submit(5, 'tp-qlvt', with_({ progressPercent: '100,01' })), [
        422,
        'PROGRESS_OUT_OF_RANGE',
        'content.progressPercent',
      ]);
      await refused(await submit(5, 'tp-qlvt', with_({ progressPercent: 50 })), [
        400,
        'VALIDATION_FAILED',
        'content.progressPercent',
      ]);
      const figures = [{ name: 'Chiều dài', value: '12,5 km', unit: 'km', kind: 'final' }];
      await refused(await submit(5, 'tp-qlvt', with_({ figures })), [
        422,
        'INVALID_DECIMAL',
        'content.figures[0].value',
      ]);
      await refused(await answer(2, 'approval', { version: 1.5 }), [400, 'VALIDATION_FAILED', 'version']);
      await refused(await answer(2, 'approval', { version: 1e308 }), [400, 'VALIDATION_FAILED', 'version']);
    });

    it('a file that is no plan', async () => {
      const files = ['[', 'a: &x [*x]', '- 1', 'planId: x\nplanId: y', '!!js/function "x"', 'x', '{}', '\t'];
      for (const yaml of files)
        await refused(await api.as('tong-hop-kh-tc').post('plans', { body: { yaml } }), [
          422,
          'INVALID_PLAN_FILE',
          ...fieldOf(await api.as('tong-hop-kh-tc').post('plans', { body: { yaml } })),
        ]);
    });

    it('a plan from someone who may not', async () => {
      const yaml = (await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8')).replaceAll(
        'pgi-2024',
        'pgi-khac',
      );
      await refused(await api.as('tp-qlvt').post('plans', { body: { yaml } }), [403, 'NOT_THE_CONSOLIDATOR']);
      await refused(await api.as('giam-doc').post('plans', { body: { yaml } }), [
        403,
        'NOT_THE_CONSOLIDATOR',
      ]);
    });
  });

  it.each([
    ['plans', 'application/yaml', '}', 'ImportPlan', 'NOT_THE_CONSOLIDATOR', 'cv-qlvt'],
    ['people/import', 'text/csv', 'ma', 'ImportPeople', 'NOT_THE_ADMINISTRATOR', 'cv-qlvt'],
    // By another: what one person repeats within the minute is counted with the first.
    ['people/import?preview=true', 'text/csv', 'ma', 'ImportPeople', 'NOT_THE_ADMINISTRATOR', 'tp-qlvt'],
  ])('reads no file of those who may not send it, and records the attempt: %s', async (...given) => {
    const [path, type, raw, command, code, who] = given;
    const attempts = async () =>
      (
        await admin.query<{ data: string }>(
          `SELECT data FROM events WHERE type = 'CommandRefused' AND stream_id = $1 ORDER BY version`,
          [`person-${who}`],
        )
      ).rows.map(({ data }) => JSON.parse(data) as unknown);
    const before = (await attempts()).length;
    const sending = { raw, headers: { 'content-type': type } };
    told(await api.as(who).post(path, sending), [403, code]);
    expect((await attempts()).slice(before)).toEqual([
      { code, command, target: 'organisation', field: null, params: {} },
    ]);
    // What is wrong with it is told to those who may.
    for (const personId of ['tong-hop-kh-tc', 'quan-tri']) {
      const { status } = await api.as(personId).post(path, sending);
      const may = personId === (command === 'ImportPlan' ? 'tong-hop-kh-tc' : 'quan-tri');
      expect([personId, status]).toEqual([personId, may ? 422 : 403]);
    }
  });

  it('takes every instant from the first year to the last', async () => {
    for (const instant of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'])
      for (const path of [
        `audit?from=${instant}`,
        `audit?to=${instant}`,
        `scoreboard?planId=pgi-2024&asOf=${instant}`,
      ])
        expect([path, (await api.as('giam-doc').get(path)).status]).toEqual([path, 200]);
  });

  it.each(['99999999999', '-1', '1.5', '٣'])(
    'takes no year for a place in the list of plans: %s',
    async (year) => {
      const cursor = Buffer.from(JSON.stringify([year, 'x'])).toString('base64url');
      told(await api.as('giam-doc').get(`plans?cursor=${cursor}`), [400, 'INVALID_CURSOR', 'cursor']);
    },
  );

  it('keeps what was refused in the stream of the person, by its rule', async () => {
    const { body } = await api.as('thanh-tra').get('audit?streamId=person-tp-qlvt&order=oldest&limit=200');
    const codes = (body['items'] as { data: { code: string } }[]).map(({ data }) => data.code);
    expect(codes).toEqual(expect.arrayContaining(['NOT_YOUR_DIVISION', 'IDEMPOTENCY_KEY_REUSED']));
  });

  it('does not meet a key again that was refused', async () => {
    const again = '33333333-3333-4333-8333-333333333333';
    const blank = await answer(2, 'return', { version: 1, reason: ' ' }, { key: again });
    expect(blank.status).toBe(422);
    const returned = await answer(2, 'return', { version: 1, reason: 'Thiếu số liệu.' }, { key: again });
    expect([returned.status, returned.body['phase']]).toEqual([200, 'returned']);
  });

  it('lets one of two decisions made at once stand', async () => {
    const etag = await etagOf('giam-doc', q3(3));
    const reviewer = api.as('duyet-kh-tc');
    const both = await Promise.all([
      reviewer.post(`${q3(3)}/approval`, { body: { version: 1 }, etag }),
      reviewer.post(`${q3(3)}/return`, { body: { version: 1, reason: 'Thiếu số liệu.' }, etag }),
    ]);
    const statuses = both.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
    const { body } = await api.as('thanh-tra').get('audit?streamId=report-pgi-2024-nv3-Q3&limit=200');
    const decisions = (body['items'] as { type: string }[]).filter(({ type }) =>
      /Approved|Returned/.test(type),
    );
    expect(decisions).toHaveLength(1);
  });

  it('stamps the limit itself as late, and the millisecond before as on time', async () => {
    api.now = '2024-09-14T16:59:59.999Z';
    expect((await submit(5, 'tp-qlvt')).body).toMatchObject({ onTime: true });
    api.now = '2024-09-14T17:00:00.000Z';
    told(await submit(4, 'chanh-van-phong'), [422, 'LATE_REASON_REQUIRED', 'lateReason']);
    const late = { body: { content, lateReason: 'Chờ số liệu của huyện.' } };
    expect((await submit(4, 'chanh-van-phong', late)).body).toMatchObject({ onTime: false });
  });
});

const fieldOf = ({ body }: Answer): [string?] => (typeof body['field'] === 'string' ? [body['field']] : []);
