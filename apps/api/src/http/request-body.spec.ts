import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { framedApi, approval, seen, told, type FramedApi } from '../../../../test/support/framed-api.js';

describe('the body of a request', () => {
  let api: FramedApi;
  beforeAll(async () => {
    api = await framedApi();
  });
  afterAll(() => api.app.close());

  describe('what is sent', () => {
    const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
      api.send('POST', approval, { payload, headers: { ...seen, ...headers } });

    it.each(['{', '{"version":1,}', 'version=1', '{"version":NaN}', "{'version':1}"])(
      'malformed JSON: %s',
      async (payload) => told(await post(payload), 400, 'MALFORMED_JSON'),
    );

    it('bytes that are not UTF-8', async () => {
      told(await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), 400, 'MALFORMED_TEXT');
    });

    it.each([
      ['{"version":1,"a\\u0000":1}', 'NUL_CHARACTER', 'a\\u0000'],
      ['{"version":"1\\u0000"}', 'NUL_CHARACTER', 'version'],
      ['{"list":[{"text":"a\\u0000b"}]}', 'NUL_CHARACTER', 'list[0].text'],
      ['{"list":["\\ud800"]}', 'MALFORMED_TEXT', 'list[0]'],
      ['{"list":["ok\\n\\t",{"text":"a\\u001b[2K"}]}', 'CONTROL_CHARACTER', 'list[1].text'],
      ['{"text":"100\u202e001"}', 'CONTROL_CHARACTER', 'text'],
      ['{"text":"\\u2066a\\u2069"}', 'CONTROL_CHARACTER', 'text'],
      ['{"a\\u0007":1}', 'CONTROL_CHARACTER', 'a\\u0007'],
      [`{"list":[{"text":"a${'\u0301\u0323'.repeat(16)}"}]}`, 'TOO_MANY_MARKS', 'list[0].text'],
      [`{"text":"${'\\u0323\\u0301'.repeat(5_000)}"}`, 'TOO_MANY_MARKS', 'text'],
      [`{"a${'\u0301'.repeat(31)}":1}`, 'TOO_MANY_MARKS', `a${'\u0301'.repeat(31)}`],
      ['{"__proto__":{"admin":true}}', 'UNKNOWN_FIELD', '__proto__'],
    ])('%s', async (payload, code, field) => told(await post(payload), 400, code, field));

    it('nesting without end', async () => {
      const answer = await post(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
      expect([answer.response.statusCode, answer.problem['code']]).toEqual([400, 'MALFORMED_JSON']);
    });

    it.each([
      'application/xml',
      'text/plain',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'nonsense',
    ])('another content type: %s', async (type) =>
      told(await post('{"version":1}', { 'content-type': type }), 415, 'UNSUPPORTED_MEDIA_TYPE'),
    );

    it('a file where none is asked for, and a compressed body', async () => {
      told(await post('version: 1', { 'content-type': 'application/yaml' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
      told(await post('{}', { 'content-encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
    });

    it('nothing at all', async () => {
      told(await api.send('POST', approval, { headers: seen }), 400, 'VALIDATION_FAILED');
      told(await post(''), 400, 'VALIDATION_FAILED');
    });

    it("a client's own timestamp", async () => {
      told(
        await post('{"version":1,"receivedAt":"2024-01-01T00:00:00Z"}'),
        400,
        'UNKNOWN_FIELD',
        'receivedAt',
      );
    });

    it('several mistakes at once, each with its field, in words of ours', async () => {
      const answer = await post('{"version":"one","at":1,"who":2}');
      told(answer, 400, 'VALIDATION_FAILED', 'version');
      expect(answer.problem['errors']).toEqual([
        { field: 'version', code: 'WRONG_TYPE', detail: 'Sai kiểu dữ liệu.', detailEn: 'Of the wrong type.' },
        {
          field: 'at',
          code: 'UNKNOWN_FIELD',
          detail: expect.any(String) as unknown,
          detailEn: expect.any(String) as unknown,
        },
        {
          field: 'who',
          code: 'UNKNOWN_FIELD',
          detail: expect.any(String) as unknown,
          detailEn: expect.any(String) as unknown,
        },
      ]);
    });

    it('a text that is too long, with its limit', async () => {
      const payload = JSON.stringify({ version: 1, reason: 'ă'.repeat(2001) });
      const answer = await api.send('POST', '/api/v1/reports/x/return', { payload, headers: seen });
      told(answer, 400, 'TEXT_TOO_LONG', 'reason');
      expect(answer.problem['params']).toEqual({ limit: 2000 });
    });

    it('a body over the limit, and over the larger one of an import', async () => {
      told(await post(`{"a":"${'x'.repeat(64 * 1024)}"}`), 413, 'BODY_TOO_LARGE');
      const yaml = { 'content-type': 'application/yaml' };
      const large = await api.send('POST', '/api/v1/plans', {
        payload: 'x'.repeat(256 * 1024 + 1),
        headers: yaml,
      });
      told(large, 413, 'BODY_TOO_LARGE');
      expect(large.problem['params']).toEqual({ limitBytes: 256 * 1024 });
    });
  });
});
