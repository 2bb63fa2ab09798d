import { randomUUID } from 'node:crypto';
import { signToken } from '@dondoc/api';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { importJWK, SignJWT, type CryptoKey } from 'jose';
import { agencyId, tokenSecret } from '../../../../test/support/live-api.js';
import { secrets, SigningIn } from '../../../../test/support/signing-in.js';

jest.setTimeout(60_000);

/** The API's clock stands in 2024, before any token of the specs; those here are made on it, and last until today. */
const YEARS = 10 * 365 * 24 * 3_600;
const reason = 'Mất máy tính';

let office: SigningIn;
let key: CryptoKey;
let second = Date.parse('2024-09-10T02:00:00.000Z');
/** Each case has an hour of its own, so that no ending of another reaches it. */
const nextHour = (): string => at((second += 3_600_000));
const at = (ms: number): string => new Date(ms).toISOString();

beforeAll(async () => {
  office = await SigningIn.start(at(second));
  key = (await importJWK(secrets.key, 'EdDSA')) as CryptoKey;
});
afterAll(() => office.stop());

const ownToken = (personId: string, signedAt: string) =>
  signToken({ secret: tokenSecret, agencyId, personId, signedAt: new Date(signedAt), ttlSeconds: YEARS });
/** As most issuers say when it was: in whole seconds. */
const issuersToken = (account: string, signedAt: string) =>
  new SignJWT({ client_id: 'may-thong-ke', scope: 'dondoc' })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'sample', typ: 'at+jwt' })
    .setIssuer(office.issuer.url)
    .setAudience('dondoc-api')
    .setSubject(account)
    .setIssuedAt(Math.floor(Date.parse(signedAt) / 1000))
    .setExpirationTime('5m')
    .sign(key);
const ask = async (
  bearer: string,
  method: 'GET' | 'POST' = 'GET',
  path = 'me',
  body: object = {},
  commandId = randomUUID(),
) => {
  const { statusCode, headers, ...response } = await office.api.app.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': commandId },
    ...(method === 'POST' && { payload: body }),
  });
  return { status: statusCode, headers, body: response.json<Record<string, unknown>>() };
};
const answered = async (...asked: Parameters<typeof ask>) => {
  const { status, body } = await ask(...asked);
  return [status, body['code'] ?? body['outcome'] ?? body['personId']];
};
const ENDED = [401, 'ACCESS_ENDED'];
const endOf = async (personId: string) =>
  answered(await ownToken('quan-tri', at(second + 300_000)), 'POST', `people/${personId}/access-end`, {
    reason,
  });

describe('access that the administrator ends', () => {
  it('takes every token until that millisecond, and none made after it', async () => {
    const begin = Date.parse(nextHour());
    const moment = begin + 400;
    const made = (ms: number) => ownToken('thanh-tra', at(ms));
    const [before, same, after] = [await made(moment - 1), await made(moment), await made(moment + 1)];
    // As of 0.2.0, whose tokens tell the second alone: it may have been before or after.
    const [whole, next] = [await made(begin), await made(begin + 1_000)];
    for (const token of [before, same, after, whole, next])
      expect(await answered(token)).toEqual([200, 'thanh-tra']);
    office.api.now = at(moment);
    expect(await endOf('thanh-tra')).toEqual([200, 'accepted']);
    for (const token of [before, same, whole]) expect(await answered(token)).toEqual(ENDED);
    for (const token of [after, next]) expect(await answered(token)).toEqual([200, 'thanh-tra']);
    expect(await answered(await ownToken('giam-doc', at(begin)))).toEqual([200, 'giam-doc']);
  });

  it('takes every access token of the issuer until the end of that second, and none of the next', async () => {
    const begin = Date.parse(nextHour());
    const made = (ms: number) => issuersToken('thanh-tra', at(ms));
    const [before, sameEarly, sameLate, next] = [
      await made(begin - 1),
      await made(begin + 399),
      await made(begin + 999),
      await made(begin + 1_000),
    ];
    office.api.now = at(begin + 400);
    expect(await endOf('thanh-tra')).toEqual([200, 'accepted']);
    for (const token of [before, sameEarly, sameLate]) expect(await answered(token)).toEqual(ENDED);
    expect(await answered(next)).toEqual([200, 'thanh-tra']);
  });

  it('takes the session of a browser with its cookie, and a new sign-in works at once', async () => {
    office.api.now = nextHour();
    const { browser } = await office.signIn('giam-doc');
    office.api.now = at(second + 400);
    expect(await endOf('giam-doc')).toEqual([200, 'accepted']);
    const refused = await office.send(browser, 'GET', '/api/v1/me');
    expect([refused.status, refused.body['code']]).toEqual(ENDED);
    expect(refused.response.headers['set-cookie']).toContain('__Host-dondoc-session=;');
    expect((await office.send(browser, 'GET', '/auth/session')).body['code']).toBe('SESSION_EXPIRED');
    office.api.now = at(second + 401);
    await office.signIn('giam-doc', browser);
    expect((await office.send(browser, 'GET', '/api/v1/me')).status).toBe(200);
    expect((await office.recorded('person-giam-doc')).slice(-2)).toEqual([
      ['SignedOut', { reason: 'accessEnded' }],
      ['SignedIn', { method: 'oidc', issuer: office.issuer.url }],
    ]);
  });

  it('is told by /auth/session as well', async () => {
    office.api.now = nextHour();
    const { browser } = await office.signIn('giam-doc');
    expect(await endOf('giam-doc')).toEqual([200, 'accepted']);
    expect(await office.send(browser, 'GET', '/auth/session')).toMatchObject({
      status: 401,
      body: { code: 'ACCESS_ENDED', action: { vi: expect.stringContaining('Đăng nhập lại') } },
    });
  });

  it('is on record with its reason, and so is what comes with it later, counted', async () => {
    office.api.now = nextHour();
    const token = await ownToken('cv-qlvt', at(second));
    expect(await endOf('cv-qlvt')).toEqual([200, 'accepted']);
    expect((await office.recorded('organisation')).at(-1)).toEqual([
      'AccessEnded',
      { personId: 'cv-qlvt', at: at(second), reason },
    ]);
    const { headers } = await ask(token, 'GET', 'reports?planId=x');
    expect(headers['www-authenticate']).toBe('Bearer realm="dondoc", error="invalid_token"');
    expect(await answered(token, 'POST', 'plans', { not: 'read' })).toEqual(ENDED);
    expect(await answered(token, 'POST', 'people/import?preview=true', { csv: 'x' })).toEqual(ENDED);
    const counted = (count: number) => {
      const times = { from: at(second), to: at(second), firstRequestId: expect.any(String) as unknown };
      return ['EntriesRefused', { code: 'ACCESS_ENDED', count, ...times }];
    };
    expect(await office.recorded('person-cv-qlvt')).toEqual([counted(1)]);
    await office.api.minutePasses();
    expect(await office.recorded('person-cv-qlvt')).toEqual([counted(1), counted(2)]);
    const told = office.api.log.filter((line) => line.includes('"code":"ACCESS_ENDED"'));
    expect(told.at(-1)).toMatch(/"person":"cv-qlvt".*"address":"127\.0\.0\.1"/);
  });

  it('is nobody’s to end but the administrator’s, who gives a reason', async () => {
    office.api.now = nextHour();
    const director = await ownToken('giam-doc', at(second + 1));
    const path = 'people/cv-qlvt/access-end';
    expect(await answered(director, 'POST', path, { reason })).toEqual([403, 'NOT_THE_ADMINISTRATOR']);
    expect(await answered(director, 'POST', 'agency/access-end', { reason })).toEqual([
      403,
      'NOT_THE_ADMINISTRATOR',
    ]);
    const administrator = await ownToken('quan-tri', at(second + 1));
    expect(await answered(administrator, 'POST', path, { reason: ' ' })).toEqual([422, 'REASON_REQUIRED']);
    expect(await answered(administrator, 'POST', path)).toEqual([400, 'VALIDATION_FAILED']);
    expect(await answered(administrator, 'POST', 'people/la/access-end', { reason })).toEqual([
      422,
      'UNKNOWN_PERSON',
    ]);
  });

  it('is everybody’s when it must be, their own too', async () => {
    office.api.now = nextHour();
    const people = ['quan-tri', 'giam-doc', 'thanh-tra'];
    const old = await Promise.all(people.map((personId) => ownToken(personId, at(second))));
    const fresh = await Promise.all(people.map((personId) => ownToken(personId, at(second + 1))));
    expect(await answered(old[0] ?? '', 'POST', 'agency/access-end', { reason })).toEqual([200, 'accepted']);
    for (const token of old) expect(await answered(token)).toEqual(ENDED);
    for (const [index, token] of fresh.entries()) expect(await answered(token)).toEqual([200, people[index]]);
  });
});

describe('access that somebody ends for themselves', () => {
  it('is all of theirs, and nobody else’s: this session, the other ones, and tokens', async () => {
    office.api.now = nextHour();
    const [here, there] = [await office.signIn('cv-qlvt'), await office.signIn('cv-qlvt')];
    const others = await office.signIn('giam-doc');
    const tokens = [await ownToken('cv-qlvt', at(second)), await issuersToken('cv-qlvt', at(second))];
    const path = '/api/v1/me/access-end';
    const sent = await office.send(
      here.browser,
      'POST',
      path,
      {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      '{}',
    );
    expect([sent.status, sent.body['outcome']]).toEqual([200, 'accepted']);
    for (const { browser } of [here, there])
      expect((await office.send(browser, 'GET', '/api/v1/me')).body['code']).toBe('ACCESS_ENDED');
    for (const token of tokens) expect(await answered(token)).toEqual(ENDED);
    expect((await office.send(others.browser, 'GET', '/api/v1/me')).status).toBe(200);
    expect((await office.recorded('organisation')).at(-1)).toEqual([
      'AccessEnded',
      { personId: 'cv-qlvt', at: at(second), reason: null },
    ]);
  });

  it('needs no office, and sent again needs a new token, to which the first answer is given', async () => {
    office.api.now = nextHour();
    const commandId = randomUUID();
    const person = { personId: 'moi', name: 'Người Mới' };
    await ask(await ownToken('quan-tri', at(second + 1)), 'POST', 'people', person);
    const old = await ownToken('moi', at(second));
    const fresh = await ownToken('moi', at(second + 1));
    expect(await answered(old, 'POST', 'me/access-end', {}, commandId)).toEqual([200, 'accepted']);
    expect(await answered(old, 'POST', 'me/access-end', {}, commandId)).toEqual(ENDED);
    const repeated = await ask(fresh, 'POST', 'me/access-end', {}, commandId);
    expect(repeated.body).toMatchObject({ outcome: 'accepted', repeated: true });
    expect(await answered(fresh)).toEqual([200, 'moi']);
    // A new key ends what was obtained since.
    office.api.now = at(second + 1);
    expect(await answered(fresh, 'POST', 'me/access-end')).toEqual([200, 'accepted']);
    expect(await answered(fresh)).toEqual(ENDED);
  });
});
