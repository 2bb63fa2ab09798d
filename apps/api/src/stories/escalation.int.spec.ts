import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { StepName } from '@dondoc/domain';
import pg from 'pg';
import { LiveApi } from '../../../../test/support/live-api.js';

jest.setTimeout(30_000);

describe('a missed limit, through HTTP', () => {
  let api: LiveApi;
  const reportId = 'pgi-2024-nv5-Q3';

  const carryOut = (step: StepName, now: string) => api.carryOut(reportId, step, now);

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    await api.issuePlan();
    api.now = '2024-09-14T17:00:02.000Z';
    const missed = await carryOut('missed', '2024-09-14T17:00:02.000Z');
    expect(missed.outcome).toBe('accepted');
  });
  afterAll(() => api.stop());

  it('is listed for who was told, with level and scheduled time', async () => {
    const { body } = await api.as('tp-qlvt').get('escalations?open=true');
    expect(body['items']).toEqual([
      expect.objectContaining({
        reportId,
        escalationId: 'a1-L1',
        kind: 'limit',
        level: 1,
        scheduledAt: '2024-09-14T17:00:00.000Z',
        acknowledgedAt: null,
      }),
    ]);
    expect((await api.as('tp-qlclct').get('escalations')).body['items']).toEqual([]);
  });

  it('is shown as overdue, the step taken and the next to come', async () => {
    const { body } = await api.as('tp-qlvt').get(`reports/${reportId}`);
    expect(body).toMatchObject({ overdue: true, phase: 'awaiting', lastValidDay: '2024-09-14' });
    const process = await api.as('tp-qlvt').get(`reports/${reportId}/process`);
    expect(process.body['next']).toMatchObject({
      step: 'level:2',
      at: '2024-09-16T17:00:00.000Z',
      words: { vi: 'Báo cáo lên cấp trên mức 2.', en: 'Escalate to level 2.' },
    });
    const due = process.body['due'] as { step: string; words: { vi: string } }[];
    expect(due.find(({ step }) => step === 'weekly:1')?.words.vi).toBe('Đôn đốc hằng tuần lần 1.');
  });

  it('says of itself who may acknowledge it', async () => {
    const { body } = await api.as('tp-qlvt').get(`reports/${reportId}`);
    const [escalation] = body['escalations'] as { allowedActions: { action: string }[] }[];
    expect(escalation?.allowedActions).toMatchObject([
      {
        action: 'acknowledge',
        allowed: false,
        because: { code: 'ESCALATION_NOT_YOURS' },
        whoCan: [{ personId: 'giam-doc' }, { personId: 'pgd-ky-thuat' }],
      },
      { action: 'tellAgain', allowed: false, because: { code: 'NOT_YOURS_TO_TELL' } },
    ]);
    const leader = await api.as('pgd-ky-thuat').get(`reports/${reportId}`);
    const [theirs] = leader.body['escalations'] as { allowedActions: { action: string }[] }[];
    expect(theirs?.allowedActions).toMatchObject([
      { action: 'acknowledge', allowed: true },
      { action: 'tellAgain', allowed: false, because: { code: 'NOTHING_TO_TELL_AGAIN' }, whoCan: [] },
    ]);
  });

  it('is acknowledged once, with a directive, by the deputy in charge and not by the late division', async () => {
    const path = `reports/${reportId}/escalations/a1-L1/acknowledgement`;
    const send = (personId: string, directive: string) =>
      api.as(personId).post(path, { body: { directive } });
    for (const person of ['tp-qlvt', 'cv-qlvt', 'tp-kh-tc', 'pgd-noi-nghiep'])
      expect((await send(person, 'Làm ngay.')).body['code']).toBe('ESCALATION_NOT_YOURS');
    expect((await send('pgd-ky-thuat', '\u200b')).body['code']).toBe('DIRECTIVE_REQUIRED');
    expect((await send('pgd-ky-thuat', 'Nộp trong ngày.')).body['events']).toEqual([
      'EscalationAcknowledged',
    ]);
    expect((await send('giam-doc', 'Nộp ngay.')).body['code']).toBe('ESCALATION_ALREADY_ACKNOWLEDGED');
    const { body } = await api.as('giam-doc').get(`escalations?reportId=${reportId}`);
    expect(body['items']).toEqual([
      expect.objectContaining({ acknowledgedBy: 'pgd-ky-thuat', directive: 'Nộp trong ngày.' }),
    ]);
  });

  it('is, after a restore, marked as perhaps told, and told again once when somebody asks', async () => {
    const owner = new pg.Client({ connectionString: api.database.ownerUrl });
    await owner.connect();
    await owner.query(
      `INSERT INTO epochs (epoch, begun_at, reason, system_identifier, backup_taken_at)
       SELECT epoch + 1, '2024-09-17T02:00:00Z', 'restored', system_identifier, '2024-09-16T02:00:00Z' FROM epochs`,
    );
    await owner.end();
    api.now = '2024-09-17T02:00:05.000Z';
    expect((await carryOut('level:2', '2024-09-17T02:00:05.000Z')).outcome).toBe('accepted');
    const marked = async () =>
      (await api.as('giam-doc').get(`escalations?reportId=${reportId}`)).body['items'] as {
        escalationId: string;
        mayHaveBeenTold: boolean;
      }[];
    expect(
      (await marked()).map(({ escalationId, mayHaveBeenTold }) => [escalationId, mayHaveBeenTold]),
    ).toEqual([
      ['a1-L2', true],
      ['a1-L1', false],
    ]);

    const path = (escalationId: string) => `reports/${reportId}/escalations/${escalationId}/tell-again`;
    const key = '55555555-5555-4555-8555-555555555555';
    const tellAgain = (personId: string, escalationId = 'a1-L2') =>
      api.as(personId).post(path(escalationId), { body: {} });
    expect((await tellAgain('tp-qlvt')).body['code']).toBe('NOT_YOURS_TO_TELL');
    expect((await tellAgain('tong-hop-kh-tc', 'a1-L1')).body['code']).toBe('NOTHING_TO_TELL_AGAIN');
    const asked = () => api.as('tong-hop-kh-tc').post(path('a1-L2'), { body: {}, key });
    const [first, repeated] = await Promise.all([asked(), asked()]);
    expect(first.body['events']).toEqual(['EscalationToldAgain']);
    expect(repeated.body['events']).toEqual(['EscalationToldAgain']);
    expect((await tellAgain('giam-doc')).body['code']).toBe('NOTHING_TO_TELL_AGAIN');
    expect((await marked()).every(({ mayHaveBeenTold }) => !mayHaveBeenTold)).toBe(true);
  });
});
