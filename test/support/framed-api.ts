import type { Application, CommandEnvelope } from '@dondoc/application';
import { createApi, signToken, type ApiConfig } from '@dondoc/api';
import type { PersonActor } from '@dondoc/domain';
import { expect } from '@jest/globals';
import { Writable } from 'node:stream';

export const secret = 'a secret of at least thirty-two bytes';
export const now = '2024-09-10T02:00:00.000Z';
export const key = '6f1c2b1e-6f5e-4b7a-9d55-0d4f4b6f2a01';
export const head: PersonActor = {
  kind: 'person',
  personId: 'truong-phong',
  name: 'Nguyễn Văn A',
  offices: [{ office: 'head', divisionId: 'van-phong', inChargeOf: [] }],
};
export const approval = '/api/v1/reports/pgi-2024-nv1-Q3/approval';
export const seen = { 'if-match': '"submitted.1.2024-09-14T17:00:00.000Z"' };

interface Sending {
  readonly headers?: Record<string, string>;
  readonly payload?: string | Buffer;
}

/** The API with a stand-in for the application, for specs of everything in front of it. */
export async function framedApi(
  settings: Partial<ApiConfig> = {},
  { webFolder }: { readonly webFolder?: string } = {},
) {
  const executed: CommandEnvelope[] = [];
  const log: string[] = [];
  const application = {
    clock: { now: () => Promise.resolve(now) },
    processes: { agencies: () => Promise.resolve([]) },
    readings: { allowed: () => Promise.resolve(), refused: () => Promise.resolve() },
    repeats: { write: () => Promise.resolve() },
    queries: {
      actorFor: (_agency: string, personId: string) =>
        Promise.resolve(personId === head.personId ? head : undefined),
      readerFor: (_agency: string, personId: string) =>
        Promise.resolve(
          personId === head.personId
            ? { actor: head, accessEndedAt: null, may: () => true, all: [] }
            : undefined,
        ),
      senderOf: (_agency: string, personId: string) =>
        Promise.resolve(
          personId === head.personId ? { actor: head, accessEndedAt: null, officesOf: 1 } : undefined,
        ),
      plan: () => Promise.reject(new Error('relation "plans" does not exist: SELECT secret FROM plans')),
      inbox: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    },
    importRights: { refusalOfImport: () => Promise.resolve(undefined) },
    bus: {
      execute: (envelope: CommandEnvelope) => {
        executed.push(envelope);
        return Promise.resolve({ outcome: 'nothingToDo' });
      },
    },
  } as unknown as Application;
  const app = await createApi({
    application,
    ...(webFolder !== undefined && { webFolder }),
    logTo: new Writable({
      write(chunk: Buffer, _encoding, done) {
        log.push(chunk.toString());
        done();
      },
    }),
    config: {
      tokenSecret: secret,
      logLevel: 'info',
      bodyLimit: 64 * 1024,
      importLimit: 256 * 1024,
      attachmentsFolder: '/nowhere',
      jobFilesFolder: '/nowhere',
      rates: { person: 0, address: 0, signIn: 0 },
      temporal: { connection: { address: '127.0.0.1:1' }, namespace: 'default', uiUrl: null },
      ...settings,
    },
  });
  const token = await signToken({ secret, agencyId: 'sgtvt', personId: head.personId });
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH',
    url: string,
    { headers = {}, payload }: Sending = {},
  ) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    return { response, problem: response.json<Record<string, unknown>>() };
  };
  return { app, token, executed, log, send };
}

export type FramedApi = Awaited<ReturnType<typeof framedApi>>;

/** A problem as RFC 9457 and both languages want it. */
export function told(
  { response, problem }: Awaited<ReturnType<FramedApi['send']>>,
  status: number,
  code: string,
  field?: string,
): void {
  expect([response.statusCode, problem['code'], problem['field']]).toEqual([status, code, field]);
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(problem).toMatchObject({
    type: `urn:dondoc:problem:${code}`,
    status,
    title: expect.any(String) as unknown,
    detail: expect.stringMatching(/\p{L}/u) as unknown,
    detailEn: expect.stringMatching(/[a-z]/) as unknown,
    action: { vi: expect.any(String) as unknown, en: expect.any(String) as unknown },
    instance: `urn:uuid:${String(response.headers['x-request-id'])}`,
  });
}
