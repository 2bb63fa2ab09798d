import { describe, expect, it } from '@jest/globals';
import { ApiError } from './api-error.js';
import { Act, answerTo, createApiClient } from './client.js';

const problem = {
  type: 'urn:dondoc:problem:REPORT_EMPTY',
  title: 'Nội dung chưa đạt',
  status: 422,
  code: 'REPORT_EMPTY',
  detail: 'Báo cáo trống.',
  detailEn: 'The report is empty.',
  action: { vi: 'Hãy ghi kết quả.', en: 'Write the results.' },
  field: 'content.results',
  errors: [{ field: 'content.results', code: 'BLANK', detail: 'Trống', detailEn: 'Blank' }],
  instance: 'urn:uuid:0',
};

/** A server that gives these answers, one after another, and keeps what it was sent. */
function answering(...answers: readonly (() => Response)[]) {
  const sent: Request[] = [];
  const client = createApiClient('http://here.invalid', (input) => {
    sent.push(input as Request);
    return Promise.resolve(answers[sent.length - 1]?.() ?? Response.error());
  });
  return { client, sent };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const away = (): Response => {
  throw new TypeError('fetch failed');
};
const failure = async (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: unknown) => error);

describe('what is asked', () => {
  it('goes with the cookie of the same origin', async () => {
    const { client, sent } = answering(json({ name: 'Lan' }));
    await expect(answerTo(client.GET('/api/v1/me'))).resolves.toEqual({ name: 'Lan' });
    expect([sent[0]?.url, sent[0]?.credentials]).toEqual(['http://here.invalid/api/v1/me', 'same-origin']);
  });

  it('fails with the code, both languages, the field and what to do', async () => {
    const { client } = answering(json(problem, 422));
    expect(await failure(answerTo(client.GET('/api/v1/me')))).toEqual(
      expect.objectContaining({
        code: 'REPORT_EMPTY',
        status: 422,
        detail: { vi: 'Báo cáo trống.', en: 'The report is empty.' },
        action: problem.action,
        field: 'content.results',
        errors: [{ field: 'content.results', code: 'BLANK', detail: { vi: 'Trống', en: 'Blank' } }],
      }),
    );
  });

  it.each([
    ['no answer', away, 'UNREACHABLE'],
    ["a proxy's page", () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'UNREADABLE_ANSWER'],
  ])('fails with an ApiError after %s', async (_, answer, code) => {
    const { client } = answering(answer);
    const error = await failure(answerTo(client.GET('/api/v1/me')));
    expect([error instanceof ApiError, (error as ApiError).code]).toEqual([true, code]);
  });
});

describe('an act', () => {
  const submitted = { outcome: 'nothingToDo', version: 1, etag: 'e2' };

  it('names what was seen, and keeps its key until it is decided', async () => {
    const { client, sent } = answering(away, json(problem, 503), json(submitted), json(submitted));
    const act = new Act();
    const send = (etag: string) => {
      const body = { version: 1 };
      const params = { path: { reportId: 'r1' }, header: act.headersFor(etag, body) };
      return failure(act.decided(client.POST('/api/v1/reports/{reportId}/approval', { params, body })));
    };
    for (const etag of ['e1', 'e1', 'e1', 'e1']) await send(etag);
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(sent.map(({ headers }) => headers.get('if-match'))).toEqual(['"e1"', '"e1"', '"e1"', '"e1"']);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect([keys[1], keys[2]]).toEqual([keys[0], keys[0]]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('is the same once somebody has signed in again', async () => {
    const { client } = answering(json(problem, 401));
    const act = new Act();
    const first = act.headersFor('e1', { version: 1 });
    await failure(act.decided(client.GET('/api/v1/me')));
    expect(act.headersFor('e1', { version: 1 })).toEqual(first);
  });

  it('is another one when something differs, or when it was refused', async () => {
    const { client } = answering(json(problem, 422));
    const act = new Act();
    const first = act.headersFor('e1', { version: 1 });
    expect(act.headersFor('e2', { version: 1 })).not.toEqual(first);
    const second = act.headersFor('e2', { version: 1 });
    await failure(act.decided(client.GET('/api/v1/me')));
    expect(act.headersFor('e2', { version: 1 })['Idempotency-Key']).not.toBe(second['Idempotency-Key']);
  });
});
