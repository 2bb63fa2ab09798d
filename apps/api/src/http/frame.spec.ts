import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  framedApi,
  approval,
  head,
  key,
  now,
  seen,
  told,
  type FramedApi,
} from '../../../../test/support/framed-api.js';

describe('the frame around every route', () => {
  let api: FramedApi;
  beforeAll(async () => {
    api = await framedApi();
  });
  afterAll(() => api.app.close());

  describe('what is asked', () => {
    it.each([
      ['/api/v1/nothing', 'GET', 404, 'ROUTE_NOT_FOUND'],
      ['/', 'GET', 404, 'ROUTE_NOT_FOUND'],
      ['/api/v1/reports/', 'GET', 404, 'ROUTE_NOT_FOUND'],
      ['/api/v1/reports/%zz', 'GET', 400, 'MALFORMED_REQUEST'],
      [`/api/v1/reports/${'x'.repeat(300)}`, 'GET', 414, 'URI_TOO_LONG'],
    ] as const)('%s %s is %i %s', async (url, method, status, code) => {
      told(await api.send(method, url), status, code);
    });

    it.each(['%00', "x'--", '..%2f..', 'b%C3%A1o', 'x'.repeat(180)])(
      'an id that cannot be one does not exist: %s',
      async (id) => {
        told(await api.send('GET', `/api/v1/reports/${id}`), 404, 'REPORT_NOT_FOUND');
        told(await api.send('GET', `/api/v1/plans/${id}`), 404, 'PLAN_NOT_FOUND');
      },
    );

    it('a wrong method is told with the right ones', async () => {
      const answer = await api.send('DELETE', approval);
      told(answer, 405, 'METHOD_NOT_ALLOWED');
      expect(answer.response.headers['allow']).toBe('POST');
    });

    it('an unknown field of a query is refused', async () => {
      told(await api.send('GET', '/api/v1/reports?now=2024-01-01'), 400, 'UNKNOWN_FIELD', 'now');
      told(await api.send('GET', '/api/v1/reports?limit=0'), 400, 'VALIDATION_FAILED', 'limit');
      told(await api.send('GET', '/api/v1/reports?limit=1&limit=2'), 400, 'VALIDATION_FAILED', 'limit');
      told(
        await api.send('GET', '/api/v1/calendar/limits?from=2024-02-30'),
        400,
        'VALIDATION_FAILED',
        'from',
      );
      told(await api.send('GET', '/api/v1/scoreboard?asOf=yesterday'), 400, 'VALIDATION_FAILED', 'asOf');
    });

    it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty'])(
      'a field of a query that every object has is unknown like any other: %s',
      async (name) => {
        told(await api.send('GET', `/api/v1/reports?${name}=1`), 400, 'UNKNOWN_FIELD', name);
      },
    );

    it.each([
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00%2B07:00',
      '9999-12-31T23:59:59-12:00',
      '9999-12-31T23:59:59-00:01',
    ])('an instant outside the years 0001 to 9999, in UTC: %s', async (instant) => {
      told(await api.send('GET', `/api/v1/audit?from=${instant}`), 400, 'VALIDATION_FAILED', 'from');
      told(await api.send('GET', `/api/v1/audit?to=${instant}`), 400, 'VALIDATION_FAILED', 'to');
      told(await api.send('GET', `/api/v1/scoreboard?asOf=${instant}`), 400, 'VALIDATION_FAILED', 'asOf');
    });
  });

  describe('a command', () => {
    const payload = '{"version":1}';

    it('goes on with its key, what was seen, and the one stamp of receipt', async () => {
      api.executed.length = 0;
      const { response } = await api.send('POST', approval, { payload, headers: seen });
      expect(response.statusCode).toBe(200);
      expect(api.executed).toEqual([
        {
          agencyId: 'sgtvt',
          actor: head,
          officesOf: 1,
          access: { obtainedAt: expect.any(String) as unknown },
          now,
          commandId: key,
          ifMatch: 'submitted.1.2024-09-14T17:00:00.000Z',
          target: { kind: 'report', reportId: 'pgi-2024-nv1-Q3' },
          command: { type: 'ApproveReport', version: 1 },
        },
      ]);
    });

    it('needs a key that is a UUID', async () => {
      const without = { ...seen, 'idempotency-key': '' };
      told(
        await api.send('POST', approval, { payload, headers: without }),
        400,
        'IDEMPOTENCY_KEY_REQUIRED',
        'Idempotency-Key',
      );
      // The second could be the id of a step of the clock, which anyone can work out.
      for (const key of ['again', '74738ff5-5367-5958-9aee-98fffdcd1876'])
        told(
          await api.send('POST', approval, { payload, headers: { ...seen, 'idempotency-key': key } }),
          400,
          'IDEMPOTENCY_KEY_INVALID',
          'Idempotency-Key',
        );
    });

    it('that decides needs what was seen', async () => {
      told(await api.send('POST', approval, { payload }), 428, 'IF_MATCH_REQUIRED', 'If-Match');
      for (const tag of ['*', 'W/"x"', 'x', '"a", "b"', '""'])
        told(
          await api.send('POST', approval, { payload, headers: { 'if-match': tag } }),
          400,
          'IF_MATCH_INVALID',
          'If-Match',
        );
    });

    it('brings its text in NFC', async () => {
      api.executed.length = 0;
      await api.send('POST', '/api/v1/reports/r/return', {
        payload: JSON.stringify({ version: 1, reason: 'thiếu số liệu'.normalize('NFD') }),
        headers: seen,
      });
      expect(api.executed[0]?.command).toMatchObject({
        reason: 'thiếu số liệu'.normalize('NFC'),
        comments: [],
      });
    });
  });

  describe('what goes wrong inside', () => {
    it('is told without its insides, and logged with them', async () => {
      api.log.length = 0;
      const answer = await api.send('GET', '/api/v1/plans/p');
      told(answer, 500, 'INTERNAL_ERROR');
      expect(answer.response.body).not.toMatch(/relation|SELECT|Error|\.ts/);
      expect(api.log.join('')).toContain('does not exist');
    });

    it('is told as worth repeating when the database is away', async () => {
      const answer = await api.send('GET', '/api/v1/inbox');
      told(answer, 503, 'UNAVAILABLE');
      expect(answer.response.headers['retry-after']).toBe('5');
    });

    it('logs every answer with its request, and no token', async () => {
      api.log.length = 0;
      const { response } = await api.send('GET', '/api/v1/me');
      const line = JSON.parse(api.log.find((each) => each.includes('answered')) ?? '{}') as Record<
        string,
        unknown
      >;
      expect(line).toMatchObject({
        requestId: response.headers['x-request-id'],
        method: 'GET',
        route: '/api/v1/me',
        status: 200,
        person: head.personId,
      });
      expect(api.log.join('')).not.toContain(api.token);
    });
  });
});
