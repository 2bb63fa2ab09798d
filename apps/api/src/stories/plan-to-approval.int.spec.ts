import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveApi, plansDir } from '../../../../test/support/live-api.js';

const content = {
  taskStatus: 'inProgress',
  progressPercent: '60',
  results: 'Đã khắc phục xong các điểm sạt lở sau bão số 3.',
  figures: [{ name: 'Chiều dài đường đã khắc phục', value: '12,50', unit: 'km', kind: 'estimate' }],
  evidence: ['Báo cáo 115/BC-QLKCHT'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

/** Each test goes on where the one before stopped: it is one story. */
describe('from the plan to an approved report, through HTTP', () => {
  let api: LiveApi;
  const report = 'reports/pgi-2024-nv3-Q3';
  const etagOf = async (personId: string, path: string) => {
    const { body, headers } = await api.as(personId).get(path);
    expect(headers['etag']).toBe(`"${String(body['etag'])}"`);
    return String(body['etag']);
  };

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-14T08:00:00.000Z');
  });
  afterAll(() => api.stop());

  it('imports the plan of the document as the draft it is, twice the same', async () => {
    const raw = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
    const headers = { 'content-type': 'application/yaml' };
    const consolidator = api.as('tong-hop-kh-tc');
    const first = await consolidator.post('plans', { raw, headers });
    expect([first.status, first.body['events']]).toEqual([201, ['PlanImported']]);
    const again = await consolidator.post('plans', { body: { yaml: raw } });
    expect([again.status, again.body['outcome']]).toEqual([201, 'nothingToDo']);
    for (const { body, headers: answered } of [first, again])
      expect([body['etag'], answered['etag']]).toEqual(['draft.1', '"draft.1"']);

    const plan = await consolidator.get('plans/pgi-2024');
    expect(plan.body).toMatchObject({ status: 'draft', number: null, year: 2024, periods: [] });
    expect(plan.body['content']).toMatchObject({ subIndices: { length: 4 }, assignments: { length: 6 } });
  });

  it('changes a draft only for who has seen it as it stands', async () => {
    const consolidator = api.as('tong-hop-kh-tc');
    const raw = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
    const send = (yaml: string, etag?: string) =>
      consolidator.post('plans', { body: { yaml }, ...(etag === undefined ? {} : { etag }) });
    const changed = raw.replace('weeklyRepeats: 4', 'weeklyRepeats: 5');
    const blind = await send(changed);
    expect([blind.status, blind.body['code'], blind.body['field']]).toEqual([
      428,
      'IF_MATCH_REQUIRED',
      'If-Match',
    ]);
    const stale = await send(changed, 'draft.7');
    expect([stale.status, stale.body['code']]).toEqual([412, 'PRECONDITION_FAILED']);
    const seen = await send(changed, 'draft.1');
    expect([seen.status, seen.body['etag'], await etagOf('giam-doc', 'plans/pgi-2024')]).toEqual([
      201,
      'draft.2',
      'draft.2',
    ]);
    expect((await send(raw, 'draft.2')).body).toMatchObject({ outcome: 'accepted', etag: 'draft.3' });
  });

  it('refuses a file with a mistake, with the line, and writes nothing', async () => {
    const text = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
    const yaml = text.replace("delta: '1,74'", "delta: '1,75'").replace('planId: pgi-2024', 'planId: wrong');
    const { status, body } = await api.as('tong-hop-kh-tc').post('plans', { body: { yaml } });
    expect([status, body['code']]).toEqual([422, 'INVALID_PLAN_FILE']);
    const line = yaml.split('\n').findIndex((each) => each.includes("'1,75'")) + 1;
    expect(body['errors']).toContainEqual(
      expect.objectContaining({ code: 'TARGET_BASELINE_DELTA_MISMATCH', line }),
    );
    expect((await api.as('tong-hop-kh-tc').get('plans/wrong')).status).toBe(404);
  });

  it('prepares the plan for another year, its targets entered again', async () => {
    const content = (await api.as('tong-hop-kh-tc').get('plans/pgi-2024')).body['content'] as {
      subIndices: { subIndexId: string }[];
    };
    const targets = content.subIndices.map(({ subIndexId }) => ({
      subIndexId,
      baseline: '5,00',
      target: '5,50',
    }));
    const body = { planId: 'pgi-2025', year: 2025, targets };
    const prepared = await api.as('tong-hop-kh-tc').post('plans/pgi-2024/preparations', { body });
    expect([prepared.status, prepared.body['events']]).toEqual([201, ['PlanPrepared']]);
    expect(prepared.body['etag']).toBe('draft.1');
    const blind = await api
      .as('tong-hop-kh-tc')
      .post('plans/pgi-2024/preparations', { body: { ...body, title: 'Kế hoạch khác' } });
    expect([blind.status, blind.body['code']]).toEqual([428, 'IF_MATCH_REQUIRED']);
    const without = { body: { ...body, targets: targets.slice(1) } };
    const refused = await api.as('tong-hop-kh-tc').post('plans/pgi-2024/preparations', without);
    expect([refused.status, refused.body['code']]).toEqual([422, 'TARGETS_INCOMPLETE']);
    expect((await api.as('giam-doc').get('plans/pgi-2025')).body).toMatchObject({ fromPlanId: 'pgi-2024' });
  });

  it('is issued by the director alone, who has seen it', async () => {
    api.now = '2024-08-15T02:00:00.000Z';
    const body = {
      number: '45/KH-SGTVT',
      date: '2024-08-15',
      signerPersonId: 'giam-doc',
      consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: { beforeDay: 15, month: 12 } },
    };
    const etag = await etagOf('giam-doc', 'plans/pgi-2024');
    const issuance = 'plans/pgi-2024/issuance';
    const consolidator = await api.as('tong-hop-kh-tc').post(issuance, { body, etag });
    expect([consolidator.status, consolidator.body['code']]).toEqual([403, 'NOT_THE_DIRECTOR']);
    const stale = await api.as('giam-doc').post(issuance, { body, etag: 'draft.9' });
    expect([stale.status, stale.body['code']]).toEqual([412, 'PRECONDITION_FAILED']);
    expect((await api.as('giam-doc').post(issuance, { body })).status).toBe(428);

    const issued = await api.as('giam-doc').post(issuance, { body, etag });
    expect([issued.status, issued.body['events']]).toEqual([200, ['PlanIssued']]);
    const reports = await api.as('giam-doc').get('reports?planId=pgi-2024&limit=200');
    expect(reports.body['items']).toHaveLength(18);
  });

  it('shows every limit with its last valid day', async () => {
    const { body } = await api.as('cv-qlkcht').get('calendar/limits?from=2024-09-01&to=2024-12-31');
    const limits = body['items'] as {
      period: string;
      limitAt: string;
      lastValidDay: string;
      policy: string;
    }[];
    expect(limits.map(({ period, limitAt, lastValidDay }) => [period, limitAt, lastValidDay])).toEqual([
      ['2024-Q3', '2024-09-14T17:00:00.000Z', '2024-09-14'],
      ['2024-Y', '2024-12-04T17:00:00.000Z', '2024-12-04'],
      ['2024-Q4', '2024-12-14T17:00:00.000Z', '2024-12-14'],
    ]);
  });

  it('has a draft that an officer saves and nobody overwrites unseen', async () => {
    api.now = '2024-09-06T09:00:00.000Z';
    const officer = api.as('cv-qlkcht');
    const draft = { body: { content: { results: content.results } } };
    expect(await etagOf('cv-qlkcht', `${report}/draft`)).toBe('draft.0');
    const saved = await officer.put(`${report}/draft`, { ...draft, etag: 'draft.0' });
    expect([saved.status, saved.headers['etag']]).toEqual([200, '"draft.1"']);
    // The answer was lost on the way: the same again, with another key, must not turn the ETag back.
    const again = await officer.put(`${report}/draft`, { ...draft, etag: 'draft.0' });
    expect([again.body['outcome'], again.headers['etag']]).toEqual(['nothingToDo', '"draft.1"']);
    const other = { body: { content: { results: 'khác' } }, etag: 'draft.0' };
    const overwritten = await api.as('tp-qlkcht').put(`${report}/draft`, other);
    expect([overwritten.status, overwritten.body['code']]).toEqual([412, 'DRAFT_MOVED_ON']);
    expect((await officer.get(`${report}/draft`)).body['draft']).toMatchObject({
      version: 1,
      savedBy: 'cv-qlkcht',
      content: { results: content.results },
    });
  });

  it('says who may do what, and who may instead', async () => {
    const { body } = await api.as('cv-qlkcht').get(report);
    const actions = new Map(
      (body['allowedActions'] as { action: string }[]).map((each) => [each.action, each]),
    );
    expect(actions.get('saveDraft')).toMatchObject({ allowed: true });
    expect(actions.get('submit')).toMatchObject({
      allowed: false,
      because: { code: 'ONLY_THE_HEAD_SUBMITS' },
      whoCan: [{ personId: 'tp-qlkcht', name: 'Triệu Văn Sơn' }],
    });
    expect(actions.get('approve')).toMatchObject({
      allowed: false,
      because: { code: 'OWN_DIVISION_DECIDES_NOTHING' },
    });
  });

  let receipt = '';

  it('is submitted by the head, once, with a receipt', async () => {
    const key = '11111111-1111-4111-8111-111111111111';
    const etag = await etagOf('tp-qlkcht', report);
    const head = api.as('tp-qlkcht');
    const submitted = await head.post(`${report}/submissions`, { body: { content }, etag, key });
    expect([
      submitted.status,
      submitted.body['phase'],
      submitted.body['onTime'],
      submitted.body['repeated'],
    ]).toEqual([201, 'submitted', true, false]);
    receipt = String(submitted.body['receipt']);
    const repeated = await head.post(`${report}/submissions`, { body: { content }, etag, key });
    expect(repeated.body).toEqual({ ...submitted.body, repeated: true });
    expect((await head.get(`${report}/versions`)).body['items']).toHaveLength(1);
    const found = await head.get(`receipts/${receipt}`);
    expect(found.body).toMatchObject({
      receipt,
      version: 1,
      receivedAt: '2024-09-06T09:00:00.000Z',
      onTime: true,
    });
  });

  /** Of the limits of one day, what they are of and the working days left. */
  const limitsOn = async (day: string) => {
    const { body } = await api.as('duyet-kh-tc').get(`calendar/limits?from=${day}&to=${day}`);
    const items = body['items'] as {
      kind: string;
      workingDaysLeft: number;
      reports: { reportId: string }[];
    }[];
    return items.map(({ kind, workingDaysLeft, reports }) => [
      kind,
      workingDaysLeft,
      reports.map((one) => one.reportId),
    ]);
  };

  it('has a review with a limit of its own, while it waits for one', async () => {
    expect(await limitsOn('2024-09-09')).toEqual([]);
    expect(await limitsOn('2024-09-10')).toEqual([['review', 3, ['pgi-2024-nv3-Q3']]]);
    expect(await limitsOn('2024-09-11')).toEqual([]);
  });

  it('is returned with a reason, by field', async () => {
    api.now = '2024-09-11T03:30:00.000Z';
    const reviewer = api.as('duyet-kh-tc');
    const inbox = (await reviewer.get('inbox')).body as { toDo: { report: { reportId: string } }[] };
    expect(inbox.toDo.map((item) => item.report.reportId)).toContain('pgi-2024-nv3-Q3');
    const etag = await etagOf('duyet-kh-tc', report);
    const body = {
      version: 1,
      reason: 'Chưa rõ số liệu là ước hay chính thức.',
      comments: [{ field: 'figures', text: 'Ghi số chính thức.' }],
    };
    const returned = await reviewer.post(`${report}/return`, { body, etag });
    expect([returned.status, returned.body['phase'], returned.body['events']]).toEqual([
      200,
      'returned',
      expect.arrayContaining(['ReviewBegun', 'ReportReturned']),
    ]);
    expect(await limitsOn('2024-09-10')).toEqual([]);
  });

  it('is resubmitted, and the difference is told word by word', async () => {
    api.now = '2024-09-12T02:00:00.000Z';
    const head = api.as('tp-qlkcht');
    const etag = await etagOf('tp-qlkcht', report);
    const unchanged = await head.post(`${report}/submissions`, { body: { content }, etag });
    expect([unchanged.status, unchanged.body['code']]).toEqual([422, 'UNCHANGED_SINCE_RETURN']);
    const better = {
      ...content,
      results: 'Đã khắc phục xong 9 điểm sạt lở sau bão số 3.',
      figures: [{ ...content.figures[0], kind: 'final' }],
    };
    const again = await head.post(`${report}/submissions`, { body: { content: better }, etag });
    expect([again.status, again.body['submissionNumber']]).toEqual([201, 2]);

    const { body } = await head.get(`${report}/difference?from=1&to=2`);
    const fields = body['fields'] as { field: string; words: { change: string; text: string }[] | null }[];
    expect(fields.map(({ field }) => field).sort()).toEqual(['figures', 'results']);
    const results = fields.find(({ field }) => field === 'results');
    expect(results?.words).toContainEqual({ change: 'added', text: '9' });
    expect((await head.get(`${report}/versions/1`)).body).toMatchObject({
      version: 1,
      receipt,
      decision: 'returned',
    });
    expect((await head.get(`${report}/versions/3`)).status).toBe(404);
  });

  it('is approved once, of the version that was read', async () => {
    api.now = '2024-09-13T02:00:00.000Z';
    const reviewer = api.as('duyet-kh-tc');
    const etag = await etagOf('duyet-kh-tc', report);
    const stale = await reviewer.post(`${report}/approval`, { body: { version: 1 }, etag });
    expect([stale.status, stale.body['code']]).toEqual([409, 'STALE_VERSION']);
    const approved = await reviewer.post(`${report}/approval`, { body: { version: 2 }, etag });
    expect([approved.status, approved.body['phase']]).toEqual([200, 'approved']);
    const late = await reviewer.post(`${report}/approval`, { body: { version: 2 }, etag });
    expect([late.status, late.body['code']]).toEqual([412, 'PRECONDITION_FAILED']);
  });

  it('says plainly that Temporal is away, and what is still to come', async () => {
    const { body } = await api.as('tp-qlclct').get('reports/pgi-2024-nv2-Q3/process');
    expect(body).toMatchObject({
      phase: 'awaiting',
      waitingFor: 'division',
      temporal: { seen: 'unreachable', workflowId: 'report/sgtvt-mau/pgi-2024-nv2-Q3' },
    });
    const due = (body['due'] as { step: string; at: string }[]).map(({ step, at }) => [step, at]);
    expect(due).toContainEqual(['missed', '2024-09-14T17:00:02.000Z']);
  });

  it('is counted on the scoreboard, numerator and denominator', async () => {
    const { body } = await api.as('giam-doc').get('scoreboard?planId=pgi-2024&groupBy=period');
    expect(body['asOf']).toBe('2024-09-13T02:00:00.000Z');
    const [q3] = body['rows'] as Record<string, unknown>[];
    expect(q3).toMatchObject({
      key: '2024-Q3',
      expected: 6,
      received: 1,
      onTime: 1,
      returns: 1,
      accepted: 1,
    });
    expect(q3?.['acceptedShare']).toEqual({ numerator: 1, denominator: 6 });
    const before = await api
      .as('giam-doc')
      .get('scoreboard?planId=pgi-2024&asOf=2024-09-07T00:00:00%2B07:00');
    expect(before.body['total']).toMatchObject({ received: 1, accepted: 0 });
  });

  it('is on record, step by step and hash by hash, refusals too', async () => {
    const auditor = api.as('thanh-tra');
    const { body } = await auditor.get('audit?streamId=report-pgi-2024-nv3-Q3&order=oldest');
    const entries = body['items'] as { type: string; prevHash: string; hash: string; version: number }[];
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'ReportCreated',
        'ReportSubmitted',
        'ReportReturned',
        'ReportResubmitted',
        'ReportApproved',
      ]),
    );
    entries.slice(1).forEach((entry, n) => expect(entry.prevHash).toBe(entries[n]?.hash));

    const refusals = await auditor.get('audit?type=CommandRefused&actorId=duyet-kh-tc&order=oldest');
    const codes = (refusals.body['items'] as { data: { code: string } }[]).map(({ data }) => data.code);
    expect(codes).toEqual(['STALE_VERSION', 'PRECONDITION_FAILED']);

    const all = await auditor.get('audit/verification');
    expect(all.body).toMatchObject({ whole: true, broken: null, streamId: null });
    const one = await auditor.get('audit/verification?streamId=report-pgi-2024-nv3-Q3');
    expect(one.body).toMatchObject({ whole: true, streams: 1, events: entries.length });
    expect((await auditor.get('audit/verification?streamId=report-none')).status).toBe(404);
    expect((await api.as('cv-qlvt').get('audit/verification')).body['code']).toBe('FORBIDDEN');
  });

  it('is reopened by the director alone, with a reason', async () => {
    const etag = await etagOf('giam-doc', report);
    const body = { reason: 'Số liệu phải đính chính.' };
    const reviewer = await api.as('duyet-kh-tc').post(`${report}/reopening`, { body, etag });
    expect([reviewer.status, reviewer.body['code']]).toEqual([403, 'NOT_THE_DIRECTOR']);
    const reopened = await api.as('giam-doc').post(`${report}/reopening`, { body, etag });
    expect([reopened.status, reopened.body['phase']]).toEqual([200, 'returned']);
  });
});
