import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LiveApi } from '../../../../test/support/live-api.js';

jest.setTimeout(30_000);

describe('what is read', () => {
  let api: LiveApi;
  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    const person = { personId: 'nguoi-cu', name: 'Người Cũ' };
    expect((await api.as('quan-tri').post('people', { body: person })).status).toBe(201);
  });
  afterAll(() => api.stop());

  const onRecord = async (personId: string) => {
    const { body } = await api.as('giam-doc').get(`audit?streamId=person-${personId}&order=oldest`);
    return (body['items'] as { type: string; data: unknown; meta: { office: string | null } }[]).map(
      ({ type, data, meta }) => [type, data, meta.office],
    );
  };

  it('by an auditor stands on record, with the address, in the order in which it was', async () => {
    expect((await api.as('thanh-tra').get('people')).status).toBe(200);
    expect((await api.as('thanh-tra').get('audit?actorId=giam-doc&limit=5')).status).toBe(200);
    expect((await api.as('thanh-tra').get('reports/khong-co')).status).toBe(404);
    expect((await api.as('thanh-tra').get('me')).status).toBe(200);
    expect(await onRecord('thanh-tra')).toEqual([
      ['RecordConsulted', { asked: 'ReadAgency', address: 'people' }, 'auditor'],
      ['RecordConsulted', { asked: 'ReadRecord', address: 'audit?actorId=giam-doc&limit=5' }, 'auditor'],
      ['RecordConsulted', { asked: 'ReadReports', address: 'reports/khong-co' }, 'auditor'],
    ]);
  });

  it('again and again within a minute is one further event when the minute is over', async () => {
    const before = (await onRecord('thanh-tra')).length;
    for (let i = 0; i <= 50; i += 1)
      expect((await api.as('thanh-tra').get(`plans?limit=${i + 1}`)).status).toBe(200);
    const first = ['RecordConsulted', { asked: 'ReadAgency', address: 'plans?limit=1' }, 'auditor'];
    expect((await onRecord('thanh-tra')).slice(before)).toEqual([first]);
    await api.minutePasses();
    expect((await onRecord('thanh-tra')).slice(before)).toContainEqual([
      'RecordConsulted',
      { asked: 'ReadAgency', address: 'plans', count: 50 },
      'auditor',
    ]);
  });

  it('by anybody else does not', async () => {
    for (const personId of ['giam-doc', 'duyet-kh-tc', 'tp-qlvt', 'quan-tri']) {
      expect((await api.as(personId).get('people')).status).toBe(200);
      expect((await onRecord(personId)).filter(([type]) => type === 'RecordConsulted')).toEqual([]);
    }
  });

  it('and was refused stands on record by the rule, of whoever it was', async () => {
    expect((await api.as('nguoi-cu').get('reports')).body['code']).toBe('NO_OFFICE');
    expect((await api.as('tp-qlvt').get('audit/verification')).body['code']).toBe('FORBIDDEN');
    expect(await onRecord('nguoi-cu')).toEqual([
      ['ReadRefused', { asked: 'ReadReports', address: 'reports', code: 'NO_OFFICE' }, null],
    ]);
    expect(await onRecord('tp-qlvt')).toEqual([
      ['ReadRefused', { asked: 'VerifyRecord', address: 'audit/verification', code: 'FORBIDDEN' }, 'head'],
    ]);
  });
});
