import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stepCommandId } from '@dondoc/contracts';
import { agencyId, LiveApi, plansDir } from '../../../../test/support/live-api.js';

describe('a missed limit, through HTTP', () => {
  let api: LiveApi;
  const reportId = 'pgi-2024-nv5-Q3';

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    const raw = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
    await api.as('tong-hop-kh-tc').post('plans', { raw, headers: { 'content-type': 'application/yaml' } });
    const { body } = await api.as('giam-doc').get('plans/pgi-2024');
    const issued = await api.as('giam-doc').post('plans/pgi-2024/issuance', {
      etag: String(body['etag']),
      body: {
        number: '45/KH-SGTVT',
        date: '2024-08-15',
        signerPersonId: 'giam-doc',
        consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: null },
      },
    });
    expect(issued.status).toBe(200);
    api.now = '2024-09-14T17:00:02.000Z';
    const step = { step: 'missed', arming: 1 } as const;
    const missed = await api.application.bus.execute({
      agencyId,
      commandId: stepCommandId({ agencyId, reportId }, step),
      actor: { kind: 'process', workflowId: `report/${agencyId}/${reportId}`, runId: 'run' },
      now: '2024-09-14T17:00:02.000Z',
      target: { kind: 'report', reportId },
      command: { type: 'CarryOutStep', ...step },
    });
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
});
