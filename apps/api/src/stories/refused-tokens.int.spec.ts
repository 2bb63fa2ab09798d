import { readOrganisationFile } from '@dondoc/application';
import { installationActor } from '@dondoc/domain';
import { rebuildReadModels } from '@dondoc/read-models';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { recordedBy, recordOf, refusedAt } from '../../../../test/support/door.js';
import { agencyId, plansDir, tokenSecret } from '../../../../test/support/live-api.js';
import { secrets, SigningIn } from '../../../../test/support/signing-in.js';
import { signToken } from '../index.js';

jest.setTimeout(60_000);

const T = '2024-09-10T02:00:00.000Z';
const OTHER = 'so-khac';
const refused = refusedAt(T);

let office: SigningIn;
let key: CryptoKey;
beforeAll(async () => {
  office = await SigningIn.start(T);
  key = (await importJWK(secrets.key, 'EdDSA')) as CryptoKey;
  const file = readOrganisationFile(await readFile(`${plansDir}sample/people.yaml`, 'utf8'), 'people.yaml');
  if (!file.ok) throw new Error(JSON.stringify(file));
  const content = { ...file.content, agency: { ...file.content.agency, agencyId: OTHER } };
  const { outcome } = await office.api.application.bus.execute({
    agencyId: OTHER,
    commandId: randomUUID(),
    actor: installationActor('spec'),
    now: T,
    target: { kind: 'organisation' },
    command: { type: 'ImportOrganisation', content },
  });
  expect(outcome).toBe('accepted');
});
afterAll(() => office.stop());

const byToken = async (token: string) => {
  const headers = { authorization: token.includes(' ') ? token : `Bearer ${token}` };
  return office.api.app.inject({ url: '/api/v1/me', headers });
};
const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;
/** As the issuer makes one for a machine. */
const issued = (change: (jwt: SignJWT) => SignJWT = (jwt) => jwt, header: object = {}) =>
  change(
    new SignJWT({ scope: 'dondoc' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'sample', typ: 'at+jwt', ...header })
      .setIssuer(office.issuer.url)
      .setAudience('dondoc-api')
      .setSubject('giam-doc')
      .setIssuedAt()
      .setExpirationTime('5m'),
  );
const ours = (options: Partial<Parameters<typeof signToken>[0]> = {}) =>
  signToken({ secret: tokenSecret, agencyId, personId: 'giam-doc', ...options });
const ourWrong = (audience: string) =>
  new SignJWT({ agency: agencyId })
    .setProtectedHeader({ alg: 'HS256', typ: 'dondoc-access+jwt' })
    .setIssuer('dondoc')
    .setAudience(audience)
    .setSubject('giam-doc')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(tokenSecret));

describe('a token that is refused', () => {
  it.each<[string, () => Promise<string>, string]>([
    [
      'of ours, expired',
      () => ours({ signedAt: new Date(ago(7200) * 1000), ttlSeconds: 60 }),
      'TOKEN_EXPIRED',
    ],
    ['of ours, for another audience', () => ourWrong('another'), 'TOKEN_INVALID'],
    [
      'of the issuer, expired',
      () => issued((jwt) => jwt.setExpirationTime(ago(60))).sign(key),
      'TOKEN_EXPIRED',
    ],
    [
      'of the issuer, for another audience',
      () => issued((jwt) => jwt.setAudience('other')).sign(key),
      'TOKEN_INVALID',
    ],
    [
      'that is an ID token',
      () => issued((jwt) => jwt.setAudience('dondoc'), { typ: 'JWT' }).sign(key),
      'TOKEN_INVALID',
    ],
    ['not good yet', () => issued((jwt) => jwt.setNotBefore('1h')).sign(key), 'TOKEN_INVALID'],
  ])('%s, is on record with whom its signature vouches for', async (_what, make, code) => {
    const token = await make();
    const recorded = await recordedBy(
      office.api,
      async () => {
        const answer = await byToken(token);
        expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, code]);
      },
      'person-giam-doc',
      'entry',
    );
    expect(recorded).toEqual([refused('person-giam-doc', code)]);
  });

  it.each<[string, () => Promise<string> | string, string]>([
    [
      'forged',
      async () => {
        const [header, , signature] = (await issued().sign(key)).split('.');
        const payload = Buffer.from(JSON.stringify({ sub: 'giam-doc', iss: office.issuer.url }));
        return [header, payload.toString('base64url'), signature].join('.');
      },
      'TOKEN_INVALID',
    ],
    ['forged as one of ours', () => ours({ secret: 'x'.repeat(32) }), 'TOKEN_INVALID'],
    [
      'alg: none',
      () => new UnsecuredJWT({ aud: 'dondoc-api', sub: 'giam-doc', iss: office.issuer.url }).encode(),
      'TOKEN_INVALID',
    ],
    [
      'of another issuer’s key',
      async () => issued().sign((await generateKeyPair('EdDSA')).privateKey),
      'TOKEN_INVALID',
    ],
    [
      'of another tenant of the same issuer, signed by the same key',
      () => issued((jwt) => jwt.setIssuer('https://evil.example')).sign(key),
      'TOKEN_INVALID',
    ],
    ['unreadable', () => 'x.y.z', 'TOKEN_INVALID'],
    ['no token', () => 'Basic dXNlcjpwYXNz', 'TOKEN_REQUIRED'],
    ['of an agency that is none', () => ours({ agencyId: 'so-la' }), 'TOKEN_PERSON_UNKNOWN'],
  ])('%s, is on record as nobody’s, in every agency', async (_what, make, code) => {
    const token = await make();
    const elsewhere = (await recordOf(office.api, OTHER, 'entry')).length;
    const recorded = await recordedBy(
      office.api,
      async () => {
        for (let i = 0; i < 3; i += 1) {
          const answer = await byToken(token);
          expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, code]);
        }
      },
      'person-giam-doc',
      'entry',
    );
    expect(recorded).toEqual([refused('entry', code, { count: 3 })]);
    expect((await recordOf(office.api, OTHER, 'entry')).slice(elsewhere)).toEqual([recorded[0]?.slice(1)]);
    expect(await recordOf(office.api, 'so-la', 'entry')).toEqual([]);
  });

  it('of somebody whom the directory does not know, is on record by the name they came with', async () => {
    const recorded = await recordedBy(
      office.api,
      async () => {
        for (const token of [
          await issued((jwt) => jwt.setSubject('nguoi-la')).sign(key),
          await ours({ personId: 'nguoi-cu' }),
        ])
          expect((await byToken(token)).json()).toMatchObject({ code: 'TOKEN_PERSON_UNKNOWN' });
      },
      'sign-ins',
      'entry',
    );
    expect(recorded).toEqual(
      ['nguoi-la', 'nguoi-cu'].map((account) => refused('sign-ins', 'TOKEN_PERSON_UNKNOWN', { account })),
    );
  });

  it('is not recorded when none was sent: that is a question, and no failure', async () => {
    const act = async () => {
      expect((await office.api.app.inject({ url: '/api/v1/me' })).statusCode).toBe(401);
      expect((await office.api.app.inject({ url: '/auth/session' })).statusCode).toBe(401);
    };
    expect(await recordedBy(office.api, act, 'entry')).toEqual([]);
  });
});

describe('the record of who was turned away', () => {
  it.each([
    ['thanh-tra', true],
    ['quan-tri', true],
    ['tp-qlvt', false],
  ])('is read by %s: %s', async (personId, reads) => {
    await byToken('x.y.z');
    await office.api.minutePasses();
    const { status, body } = await office.api.as(personId).get('audit?streamId=entry&type=EntriesRefused');
    expect([status, (body['items'] as unknown[]).length > 0]).toEqual([200, reads]);
  });

  it('leads by the request’s id to the address in the log, and has no address itself', async () => {
    const answer = await byToken('x.y.z');
    await office.api.minutePasses();
    const [, data] = (await recordOf(office.api, agencyId, 'entry')).at(-1) ?? [];
    expect(data).toMatchObject({ firstRequestId: answer.headers['x-request-id'] });
    expect(JSON.stringify(await recordOf(office.api, agencyId, 'entry'))).not.toContain('127.0.0.1');
    const line = office.api.log.find((each) => each.includes(String(answer.headers['x-request-id'])));
    expect(line).toContain('"address":"127.0.0.1"');
  });

  it('verifies, and is no hindrance to a rebuild', async () => {
    expect(await office.api.application.processes.verifyAudit(agencyId)).toMatchObject({ whole: true });
    expect(await office.api.application.processes.verifyAudit(OTHER)).toMatchObject({ whole: true });
    expect(await rebuildReadModels(office.api.application.dataSource)).toBeGreaterThan(0);
  });
});
