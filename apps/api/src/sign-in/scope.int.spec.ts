import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { isProblemCode } from '@dondoc/contracts';
import { randomUUID } from 'node:crypto';
import { Browser } from '../../../../test/support/browser.js';
import { recordedBy, refusedAt } from '../../../../test/support/door.js';
import { tokenFor } from '../../../../test/support/live-api.js';
import { SigningIn } from '../../../../test/support/signing-in.js';
import { routesOf } from '../../../../test/permissions/routes.js';

jest.setTimeout(60_000);

const T = '2024-09-10T02:00:00.000Z';
const refused = refusedAt(T);

let office: SigningIn;
beforeAll(async () => {
  office = await SigningIn.start(T);
});
afterAll(() => office.stop());

const send = async (token: string, method: 'GET' | 'POST' | 'PUT', path: string, more: object = {}) => {
  const answer = await office.api.app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
    ...more,
  });
  const { code } = answer.json<{ code?: string }>();
  return { status: answer.statusCode, code, challenge: answer.headers['www-authenticate'] };
};
const register = (token: string) => {
  const payload = { personId: `nguoi-${randomUUID().slice(0, 8)}`, name: 'Người Mới' };
  return send(token, 'POST', 'people', { payload });
};

describe('an access token', () => {
  it('with the scope of the system does what its person may', async () => {
    const token = await office.machineToken('quan-tri', 'dondoc');
    expect(await send(token, 'GET', 'me')).toMatchObject({ status: 200 });
    expect(await register(token)).toMatchObject({ status: 201 });
  });

  it('with both scopes too', async () => {
    expect(await register(await office.machineToken('quan-tri', 'dondoc.read dondoc'))).toMatchObject({
      status: 201,
    });
  });

  it('with the scope for reading reads', async () => {
    const token = await office.machineToken('quan-tri', 'dondoc.read');
    for (const path of ['me', 'people', 'audit'])
      expect([path, (await send(token, 'GET', path)).status]).toEqual([path, 200]);
  });

  it('with the scope for reading sends no command at all, whoever it is of, on record with which', async () => {
    const token = await office.machineToken('quan-tri', 'dondoc.read');
    const asking = { reportId: 'pgi-2024-nv3-Q3', personId: 'quan-tri', unique: 'abcdef01' };
    const commands = routesOf().filter(({ method }) => method !== 'GET');
    const act = async () => {
      for (const route of commands) {
        const { status, code, challenge } = await send(token, route.method, route.ask(asking).path);
        expect([route.name, status, code]).toEqual([route.name, 403, 'TOKEN_READS_ONLY']);
        expect(challenge).toBe('Bearer realm="dondoc", error="insufficient_scope"');
      }
    };
    const recorded = await recordedBy(office.api, act, 'person-quan-tri', 'entry');
    expect(recorded).toContainEqual(
      refused('person-quan-tri', 'TOKEN_READS_ONLY', { asked: 'RegisterPerson' }),
    );
    const sent = recorded.map(([, , data]) => (data as { count: number }).count);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(commands.length);
    expect(recorded.every(([stream]) => stream === 'person-quan-tri')).toBe(true);
  });

  it('without either is refused, told which, and on record', async () => {
    const act = async () => {
      const { status, code, challenge } = await send(await office.machineToken('quan-tri', ''), 'GET', 'me');
      expect([status, code, isProblemCode(code)]).toEqual([403, 'TOKEN_SCOPE_MISSING', true]);
      expect(challenge).toBe('Bearer realm="dondoc", error="insufficient_scope", scope="dondoc"');
    };
    expect(await recordedBy(office.api, act, 'person-quan-tri', 'entry')).toEqual([
      refused('person-quan-tri', 'TOKEN_SCOPE_MISSING'),
    ]);
  });

  it('of our own has none, nor has a session', async () => {
    expect(await register(await tokenFor('quan-tri'))).toMatchObject({ status: 201 });
    const { browser } = await office.signIn('tp-qlkcht', new Browser());
    expect((await office.send(browser, 'GET', '/api/v1/me')).status).toBe(200);
  });
});
