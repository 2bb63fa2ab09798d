import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LiveApi } from '../../../../test/support/live-api.js';

jest.setTimeout(30_000);

/** Each test goes on where the one before stopped: it is one story. */
describe('what weighs waits for a second person, through HTTP', () => {
  let api: LiveApi;
  const post = async (personId: string, path: string, body: unknown) => {
    const answer = await api.as(personId).post(path, { body });
    return [answer.status, answer.body['code'] ?? answer.body['outcome']];
  };
  const administrate = (path: string, body: unknown) => post('quan-tri', path, body);

  beforeAll(async () => {
    api = await LiveApi.start('2024-09-10T02:00:00.000Z');
    const person = { personId: 'ngo-van-ba', name: 'Ngô Văn Ba' };
    expect(await administrate('people', person)).toEqual([201, 'accepted']);
    const account = { body: { account: 'ba@so.vn' } };
    expect((await api.as('quan-tri').put('people/ngo-van-ba/account', account)).status).toBe(200);
  });
  afterAll(() => api.stop());

  it('an office that weighs is one person’s to ask for and another’s to give', async () => {
    const office = { officeId: 'pho-moi', office: 'deputyDirector', from: '2024-09-10' };
    const asked = await api.as('quan-tri').post('people/ngo-van-ba/offices', { body: office });
    expect([asked.status, asked.body['events']]).toEqual([201, ['ConsentAsked']]);
    // The same once more, and the same under another id's cover, is still one question.
    expect(await administrate('people/ngo-van-ba/offices', office)).toEqual([201, 'nothingToDo']);
    expect((await api.as('ngo-van-ba').get('me')).body['offices']).toEqual([]);

    const [newest] = (await api.as('giam-doc').get('consents')).body['items'] as Record<string, unknown>[];
    expect(newest).toMatchObject({
      status: 'open',
      askedBy: { personId: 'quan-tri' },
      askedOn: '2024-09-10',
      command: { type: 'AssumeOffice', personId: 'ngo-van-ba', ...office },
      allowedActions: [
        { action: 'give', allowed: true },
        { action: 'refuse', allowed: true },
      ],
    });
    const theirs = (await api.as('quan-tri').get('consents')).body['items'] as Record<string, unknown>[];
    expect(theirs[0]).toMatchObject({
      allowedActions: [
        {
          action: 'give',
          allowed: false,
          because: { code: 'CONSENT_OF_ANOTHER' },
          whoCan: [{ personId: 'giam-doc' }, { personId: 'pgd-noi-nghiep' }, { personId: 'pgd-ky-thuat' }],
        },
        { action: 'refuse', allowed: true },
      ],
    });
    const path = `consents/${String(newest?.['consentId'])}`;
    expect(await post('quan-tri', `${path}/approval`, undefined)).toEqual([403, 'CONSENT_OF_ANOTHER']);
    expect(await post('tp-qlvt', `${path}/approval`, undefined)).toEqual([403, 'CONSENT_NOT_YOURS']);
    const both = await Promise.all([
      post('giam-doc', `${path}/approval`, undefined),
      post('pgd-ky-thuat', `${path}/approval`, undefined),
    ]);
    expect(both.sort()).toEqual([
      [200, 'accepted'],
      [409, 'CONSENT_ALREADY_ANSWERED'],
    ]);
    expect((await api.as('ngo-van-ba').get('me')).body['offices']).toMatchObject([
      { office: 'deputyDirector' },
    ]);
    expect(await administrate('offices/pho-moi/revocation', { reason: 'Nhầm' })).toEqual([200, 'accepted']);
  });

  it('what is not consented to does not come about, with its reason on record', async () => {
    const change = await api.as('quan-tri').put('people/giam-doc/account', { body: { account: 'la@so.vn' } });
    expect([change.status, change.body['events']]).toEqual([200, ['ConsentAsked']]);
    const [newest] = (await api.as('giam-doc').get('consents')).body['items'] as { consentId: string }[];
    const path = `consents/${String(newest?.consentId)}`;
    expect(await post('giam-doc', `${path}/approval`, undefined)).toEqual([403, 'CONSENT_OF_ANOTHER']);
    expect(await post('pgd-ky-thuat', `${path}/refusal`, { reason: ' ' })).toEqual([422, 'REASON_REQUIRED']);
    const reason = 'Không phải tài khoản của Giám đốc.';
    expect(await post('pgd-ky-thuat', `${path}/refusal`, { reason })).toEqual([200, 'accepted']);
    expect(await post('pgd-noi-nghiep', `${path}/approval`, undefined)).toEqual([
      409,
      'CONSENT_ALREADY_ANSWERED',
    ]);
    const { body } = await api.as('thanh-tra').get('audit?streamId=organisation&limit=1');
    expect(body['items']).toMatchObject([{ type: 'ConsentRefused', data: { reason } }]);
    const people = (await api.as('quan-tri').get('people')).body['items'] as Record<string, unknown>[];
    expect(people.find(({ personId }) => personId === 'giam-doc')?.['account']).toBeNull();
  });

  it('accounts, and what waits for consent, are withheld from who only reads the record', async () => {
    for (const type of ['AccountChanged', 'ConsentAsked']) {
      const newest = async (personId: string) => {
        const { body } = await api.as(personId).get(`audit?type=${type}&limit=1`);
        const [entry] = body['items'] as { data: object; withheld: boolean }[];
        return [entry?.withheld, Object.keys(entry?.data ?? {}).sort()];
      };
      const kept = type === 'AccountChanged' ? ['personId'] : ['askedOn', 'by', 'consentId'];
      const whole = [...kept, ...(type === 'AccountChanged' ? ['account', 'before'] : ['command', 'for'])];
      expect([type, await newest('cv-kh-tc')]).toEqual([type, [true, kept]]);
      for (const personId of ['quan-tri', 'giam-doc', 'thanh-tra'])
        expect([type, await newest(personId)]).toEqual([type, [false, whole.sort()]]);
    }
  });
});
