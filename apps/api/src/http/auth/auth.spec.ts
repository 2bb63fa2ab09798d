import { signToken, tokenVerifier } from './token.js';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  framedApi,
  head,
  now,
  secret,
  told,
  type FramedApi,
} from '../../../../../test/support/framed-api.js';

describe('the person behind a request', () => {
  let api: FramedApi;
  beforeAll(async () => {
    api = await framedApi();
  });
  afterAll(() => api.app.close());

  describe('who asks', () => {
    const me = (authorization: string) => api.send('GET', '/api/v1/me', { headers: { authorization } });
    const signed = (change: (jwt: SignJWT) => SignJWT, by = secret, header = {}) =>
      change(
        new SignJWT({ agency: 'sgtvt' })
          .setProtectedHeader({ alg: 'HS256', typ: 'dondoc-access+jwt', ...header })
          .setIssuer('dondoc')
          .setAudience('dondoc-api')
          .setSubject(head.personId)
          .setIssuedAt()
          .setExpirationTime('1h'),
      ).sign(new TextEncoder().encode(by));

    it('is what a signed token says', async () => {
      const { response, problem } = await api.send('GET', '/api/v1/me');
      expect(response.statusCode).toBe(200);
      expect(problem).toMatchObject({
        agencyId: 'sgtvt',
        personId: 'truong-phong',
        offices: head.offices,
        now,
      });
    });

    it('is not known beyond the end of the token, however often it was seen before', async () => {
      const time = { now: Date.parse('2024-09-10T02:00:00.000Z') };
      const verify = tokenVerifier(secret, () => time.now);
      const signedAt = new Date(time.now);
      const subject = { agencyId: 'sgtvt', personId: head.personId };
      const token = await signToken({ secret, ...subject, signedAt, ttlSeconds: 60 });
      const access = { obtainedAt: '2024-09-10T02:00:00.000Z' };
      for (time.now += 1; time.now < signedAt.getTime() + 60_000; time.now += 29_999)
        expect(await verify(token)).toEqual({ ...subject, access });
      time.now = signedAt.getTime() + 60_000;
      await expect(verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
      await expect(verify(`${token.slice(0, -2)}xx`)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    });

    it.each([
      ['2024-09-10T02:00:00.123Z', '2024-09-10T02:00:00.123Z'],
      ['2024-09-10T02:00:00.999Z', '2024-09-10T02:00:00.999Z'],
    ])('has obtained at %s what was signed then, to the millisecond', async (at, obtainedAt) => {
      const signedAt = new Date(at);
      const verify = tokenVerifier(secret, () => signedAt.getTime());
      const token = await signToken({ secret, agencyId: 'sgtvt', personId: head.personId, signedAt });
      expect(await verify(token)).toMatchObject({ access: { obtainedAt } });
    });

    it('has obtained at the beginning of its second what tells only that, as those of 0.2.0 do', async () => {
      const iat = Date.parse('2024-09-10T02:00:00.000Z') / 1000;
      const token = await signed((jwt) => jwt.setIssuedAt(iat).setExpirationTime(iat + 60));
      expect(await tokenVerifier(secret, () => iat * 1000 + 999)(token)).toMatchObject({
        access: { obtainedAt: '2024-09-10T02:00:00.000Z' },
      });
    });

    it.each(['', 'Bearer', 'Basic dXNlcjpwYXNz', 'Bearer a b'])('is asked for: %j', async (authorization) => {
      const answer = await me(authorization);
      told(answer, 401, 'TOKEN_REQUIRED');
      expect(answer.response.headers['www-authenticate']).toBe('Bearer realm="dondoc"');
    });

    it.each([
      ['POST', '/api/v1/plans', 401, 'TOKEN_REQUIRED'],
      ['POST', '/api/v1/nothing', 404, 'ROUTE_NOT_FOUND'],
      ['POST', '/api/v1/me', 405, 'METHOD_NOT_ALLOWED'],
    ] as const)('is asked before the body of %s %s is read: %i', async (method, url, status, code) => {
      const sent = { headers: { authorization: '' }, payload: '{not json' };
      told(await api.send(method, url, sent), status, code);
    });

    it('leaves code and address in the log when it is refused, and no token', async () => {
      api.log.length = 0;
      await me('Bearer x.y.z');
      const [line] = api.log.map((text) => JSON.parse(text) as Record<string, unknown>);
      expect(line).toMatchObject({ status: 401, code: 'TOKEN_INVALID', address: '127.0.0.1' });
      expect(api.log.join('')).not.toContain('x.y.z');
    });

    it('is never what a header says that anyone can set', async () => {
      const headers = {
        authorization: '',
        'x-person': head.personId,
        'x-user': head.personId,
        cookie: 'person=x',
      };
      told(await api.send('GET', '/api/v1/me', { headers }), 401, 'TOKEN_REQUIRED');
    });

    it.each<[string, () => Promise<string> | string]>([
      ['no token at all', () => 'x.y.z'],
      ['another secret', () => signed((jwt) => jwt, 'another secret of thirty-two bytes!!')],
      ['no signature', () => new UnsecuredJWT({ agency: 'sgtvt', sub: head.personId }).encode()],
      ['another audience', () => signed((jwt) => jwt.setAudience('other'))],
      ['another issuer', () => signed((jwt) => jwt.setIssuer('other'))],
      ['another type', () => signed((jwt) => jwt, secret, { typ: 'JWT' })],
      ['another algorithm', () => signed((jwt) => jwt, secret.repeat(2), { alg: 'HS512' })],
      ['no beginning that there is', () => signed((jwt) => jwt.setIssuedAt(1e300))],
      ['no subject', () => signed((jwt) => jwt.setSubject(''))],
      ['a subject that is no id', () => signed((jwt) => jwt.setSubject("x'; DROP TABLE events"))],
    ])('is not believed with %s', async (_what, make) => {
      told(await me(`Bearer ${await make()}`), 401, 'TOKEN_INVALID');
    });

    it('is not believed without an end', async () => {
      const endless = await new SignJWT({ agency: 'sgtvt' })
        .setProtectedHeader({ alg: 'HS256', typ: 'dondoc-access+jwt' })
        .setIssuer('dondoc')
        .setAudience('dondoc-api')
        .setSubject(head.personId)
        .setIssuedAt()
        .sign(new TextEncoder().encode(secret));
      told(await me(`Bearer ${endless}`), 401, 'TOKEN_INVALID');
    });

    it('is told when the token is old', async () => {
      const old = await signToken({
        secret,
        agencyId: 'sgtvt',
        personId: head.personId,
        ttlSeconds: 60,
        signedAt: new Date('2024-09-10T00:00:00Z'),
      });
      told(await me(`Bearer ${old}`), 401, 'TOKEN_EXPIRED');
    });

    it('must be known to the agency', async () => {
      const stranger = await signToken({ secret, agencyId: 'sgtvt', personId: 'nobody' });
      told(await me(`Bearer ${stranger}`), 401, 'TOKEN_PERSON_UNKNOWN');
    });

    it('never has a token signed by a short secret', async () => {
      await expect(signToken({ secret: 'short', agencyId: 'a', personId: 'b' })).rejects.toThrow(
        /at least 32/,
      );
    });
  });
});
