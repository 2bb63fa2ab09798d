import { installationActor } from '@dondoc/domain';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Browser } from '../../../../test/support/browser.js';
import { recordedBy, refusedAt } from '../../../../test/support/door.js';
import { agencyId, tokenFor } from '../../../../test/support/live-api.js';
import { SigningIn } from '../../../../test/support/signing-in.js';

jest.setTimeout(60_000);

const T = '2024-09-10T02:00:00.000Z';
const SESSION = '__Host-dondoc-session';
const PENDING = '__Host-dondoc-sign-in';
const refused = refusedAt(T);

let office: SigningIn;
let admin: pg.Client;
beforeAll(async () => {
  office = await SigningIn.start(T);
  admin = new pg.Client({ connectionString: office.api.database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await office.stop();
});

describe('a sign-in that is refused', () => {
  const arrives = async (browser: Browser, url: URL, status: number, code: string) => {
    const page = await browser.go(url.href);
    expect([page.status, (JSON.parse(page.text) as { code?: string }).code]).toEqual([status, code]);
  };

  it('for a state that was used before, is on record as nobody’s', async () => {
    const { browser, url } = await office.comingBack('giam-doc');
    const secret = browser.cookie(office.url, PENDING) ?? '';
    await browser.go(url.href);
    browser.plant(office.url, PENDING, secret);
    const again = () => arrives(browser, url, 400, 'SIGN_IN_STALE');
    expect(await recordedBy(office.api, again, 'entry', 'person-giam-doc')).toEqual([
      refused('entry', 'SIGN_IN_STALE'),
    ]);
  });

  it.each([
    ['state', 400, 'SIGN_IN_STALE'],
    ['nonce', 401, 'SIGN_IN_FAILED'],
  ])('for another %s, is on record as nobody’s', async (column, status, code) => {
    const { browser, url } = await office.comingBack('giam-doc');
    await admin.query(`UPDATE pending_sign_ins SET ${column} = repeat('x', 43)`);
    const act = () => arrives(browser, url, status, code);
    expect(await recordedBy(office.api, act, 'entry', 'person-giam-doc')).toEqual([refused('entry', code)]);
  });
});

describe('a session that is refused', () => {
  const ask = async (sessionId: string, headers: Record<string, string> = {}) => {
    const cookie = `${SESSION}=${sessionId}`;
    const method = Object.keys(headers).length > 0 ? 'POST' : 'GET';
    const url = method === 'GET' ? '/api/v1/me' : '/api/v1/plans';
    const answer = await office.api.app.inject({ method, url, headers: { cookie, ...headers } });
    return answer.json<{ code: string }>().code;
  };

  it('because it was signed out of, or never was, is on record as nobody’s', async () => {
    const { browser } = await office.signIn('giam-doc');
    const id = browser.cookie(office.url, SESSION) ?? '';
    await office.send(browser, 'POST', '/auth/sign-out', { 'sec-fetch-site': 'same-origin' });
    const act = async () => {
      for (const each of [id, 'x']) expect(await ask(each)).toBe('SESSION_EXPIRED');
      const cookie = `${SESSION}=${id}`;
      expect((await office.api.app.inject({ url: '/auth/session', headers: { cookie } })).statusCode).toBe(
        401,
      );
    };
    expect(await recordedBy(office.api, act, 'entry', 'person-giam-doc')).toEqual([
      refused('entry', 'SESSION_EXPIRED', { count: 3 }),
    ]);
  });

  it('because another site sent the request, is on record with whose it is', async () => {
    const { browser } = await office.signIn('giam-doc');
    const id = browser.cookie(office.url, SESSION) ?? '';
    const from = { origin: 'https://evil.example' };
    const act = async () => {
      for (const each of [id, id]) expect(await ask(each, from)).toBe('CSRF_REFUSED');
      expect((await office.send(browser, 'POST', '/auth/sign-out', from)).status).toBe(403);
      expect(await ask('x', from)).toBe('CSRF_REFUSED');
    };
    expect(await recordedBy(office.api, act, 'person-giam-doc', 'entry')).toEqual([
      refused('person-giam-doc', 'CSRF_REFUSED'),
      refused('person-giam-doc', 'CSRF_REFUSED', { count: 2 }),
      refused('entry', 'CSRF_REFUSED'),
    ]);
  });

  it('because the office ended yesterday, lets them in and reads nothing, on record with the rule’s code', async () => {
    const { application } = office.api;
    const { offices } = await application.queries.organisation(agencyId);
    const { officeId = '' } = offices.find(({ personId }) => personId === 'cv-qlvt') ?? {};
    await application.bus.execute({
      agencyId,
      commandId: randomUUID(),
      actor: installationActor('spec'),
      now: T,
      target: { kind: 'organisation' },
      command: { type: 'EndOffice', officeId, to: '2024-09-09' },
    });
    const token = await tokenFor('cv-qlvt');
    const act = async () => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await office.api.app.inject({ url: '/api/v1/plans', headers });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'NO_OFFICE']);
    };
    expect(await recordedBy(office.api, act, 'person-cv-qlvt', 'entry')).toEqual([
      ['person-cv-qlvt', 'ReadRefused', { asked: 'ReadAgency', address: 'plans', code: 'NO_OFFICE' }],
    ]);
  });
});
