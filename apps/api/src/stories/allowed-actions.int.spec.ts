import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LiveApi, plansDir } from '../../../../test/support/live-api.js';

interface Allowed {
  readonly action: string;
  readonly allowed: boolean;
  readonly because: { readonly code: string } | null;
  readonly whoCan: readonly { readonly personId: string }[];
}
type Item = Readonly<Record<string, unknown>> & { readonly allowedActions: readonly Allowed[] };

const PEOPLE = [
  'cv-qlkcht',
  'tp-qlkcht',
  'tp-kh-tc',
  'tong-hop-kh-tc',
  'pgd-ky-thuat',
  'giam-doc',
  'thanh-tra',
];

/** Each action as one word: allowed, or why not and who can. */
const told = (actions: readonly Allowed[]) =>
  Object.fromEntries(
    actions.map(({ action, because, whoCan }) => [
      action,
      because ? [because.code, ...whoCan.map(({ personId }) => personId)] : 'allowed',
    ]),
  );

/** Each test goes on where the one before stopped: it is one story. */
describe('what is allowed, told with every plan', () => {
  let api: LiveApi;
  const plan = async (personId: string) =>
    told((await api.as(personId).get('plans/pgi-2024')).body['allowedActions'] as Allowed[]);

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
  });
  afterAll(() => api.stop());

  it('of a plan: whoever prepared it is not told that they may issue it, nor named as who can', async () => {
    // The director for some days in the consolidator's stead.
    const substitution = {
      substitutionId: 'thay-tong-hop',
      officeId: 'tong-hop-kh-tc-consolidator-2024-01-01',
      substituteId: 'giam-doc',
      from: '2024-08-15',
      to: '2024-08-16',
      basis: 'Quyết định số 15/QĐ-SGTVT',
    };
    const granted = await api.as('quan-tri').post('substitutions', { body: substitution });
    expect([granted.status, granted.body['code']]).toEqual([201, undefined]);
    const raw = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
    const headers = { 'content-type': 'application/yaml' };
    expect((await api.as('giam-doc').post('plans', { raw, headers })).status).toBe(201);

    expect(await plan('giam-doc')).toEqual({
      import: 'allowed',
      prepare: 'allowed',
      issue: ['OWN_WORK_DECIDES_NOTHING'],
      recordActual: ['PLAN_NOT_ISSUED'],
    });
    expect(await plan('tong-hop-kh-tc')).toMatchObject({ import: 'allowed', issue: ['NOT_THE_DIRECTOR'] });
    expect(await plan('quan-tri')).toMatchObject({
      import: ['NOT_THE_CONSOLIDATOR', 'giam-doc', 'tong-hop-kh-tc'],
      issue: ['ADMINISTRATOR_DECIDES_NOTHING'],
    });
    const issued = await api.as('giam-doc').post('plans/pgi-2024/issuance', {
      etag: 'draft.1',
      body: { number: '45', date: '2024-08-15', signerPersonId: 'giam-doc', consolidationSchedule: null },
    });
    expect([issued.status, issued.body['code']]).toEqual([403, 'OWN_WORK_DECIDES_NOTHING']);
  });

  it('of the list of plans, each like the plan itself, and of the list', async () => {
    for (const personId of PEOPLE) {
      const { body } = await api.as(personId).get('plans');
      const [listed] = body['items'] as Item[];
      expect(told(listed?.allowedActions ?? [])).toEqual(await plan(personId));
    }
    const { body } = await api.as('cv-qlkcht').get('plans');
    expect(told(body['allowedActions'] as Allowed[])).toEqual({
      import: ['NOT_THE_CONSOLIDATOR', 'giam-doc', 'tong-hop-kh-tc'],
    });
  });
});

describe('what is allowed, told with every report and escalation', () => {
  let api: LiveApi;
  const items = async (personId: string, path: string) =>
    (await api.as(personId).get(path)).body['items'] as readonly Item[];
  const reportId = 'pgi-2024-nv5-Q3';

  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    await api.issuePlan();
    const now = '2024-09-14T17:00:02.000Z';
    api.now = now;
    const missed = await api.carryOut(reportId, 'missed', now);
    expect(missed.outcome).toBe('accepted');
  });
  afterAll(() => api.stop());

  it('an issued plan is imported and issued no more, by nobody', async () => {
    const [plan] = await items('giam-doc', 'plans');
    expect(told(plan?.allowedActions ?? [])).toMatchObject({
      issue: ['PLAN_ALREADY_ISSUED'],
      prepare: ['NOT_THE_CONSOLIDATOR', 'tong-hop-kh-tc'],
    });
    const [theirs] = await items('tong-hop-kh-tc', 'plans');
    expect(told(theirs?.allowedActions ?? [])).toEqual({
      import: ['PLAN_ALREADY_ISSUED'],
      prepare: 'allowed',
      issue: ['NOT_THE_DIRECTOR'],
      recordActual: 'allowed',
    });
  });

  it('each report of a list like the report itself, whoever asks', async () => {
    let allowed = 0;
    for (const personId of PEOPLE)
      for (const { allowedActions, ...listed } of await items(personId, 'reports?period=2024-Q3')) {
        const { body } = await api.as(personId).get(`reports/${String(listed['reportId'])}`);
        expect(allowedActions).toEqual(body['allowedActions']);
        allowed += allowedActions.filter((each) => each.allowed).length;
      }
    expect(allowed).toBeGreaterThan(0);
    const [own] = await items('tp-qlkcht', 'reports?assignmentId=pgi-2024-nv3&period=2024-Q3');
    expect(told(own?.allowedActions ?? [])).toMatchObject({ saveDraft: 'allowed', submit: 'allowed' });
  });

  it('each escalation of a list like that of its report, whoever asks', async () => {
    for (const personId of ['tp-qlvt', 'pgd-ky-thuat', 'giam-doc', 'tp-kh-tc', 'thanh-tra']) {
      const [listed] = await items(personId, `escalations?reportId=${reportId}`);
      const { body } = await api.as(personId).get(`reports/${reportId}`);
      expect(body['escalations']).toEqual([listed]);
    }
    const [leaders] = await items('pgd-ky-thuat', `escalations?reportId=${reportId}`);
    expect(told(leaders?.allowedActions ?? [])).toEqual({
      acknowledge: 'allowed',
      tellAgain: ['NOTHING_TO_TELL_AGAIN'],
    });
  });

  it('nothing, of what there is nothing to be done with', async () => {
    const [listed] = await items('giam-doc', 'assignments?planId=pgi-2024');
    const { body } = await api.as('giam-doc').get(`assignments/${String(listed?.['assignmentId'])}`);
    expect([listed?.allowedActions, body]).toEqual([[], listed]);
  });
});
