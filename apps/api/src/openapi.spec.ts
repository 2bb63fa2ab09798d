import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Application } from '@dondoc/application';
import { systemClock } from '@dondoc/application';
import { problems } from '@dondoc/contracts';
import { createApi } from './create-api.js';
import { openApiDocument } from './http/openapi.js';

const committed = fileURLToPath(new URL('../openapi.json', import.meta.url));
// The document is made of controllers and schemas alone; nothing of the application is called but at the end.
const repeats = { write: () => Promise.resolve() };
const application = { clock: systemClock, repeats } as unknown as Application;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses: Record<
    string,
    { readonly $ref?: string; readonly content?: Content; readonly headers?: object }
  >;
}
type Content = Record<
  string,
  { readonly schema?: { readonly type?: string; readonly additionalProperties?: unknown } }
>;

/** Every schema of an object within, whatever stands around it. */
const objectsIn = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(objectsIn);
  return 'type' in value && value.type === 'object' ? [value, ...within] : within;
};

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let text: string;
  let document: ReturnType<typeof openApiDocument>;
  let operations: readonly (Operation & { readonly method: string; readonly path: string })[];

  beforeAll(async () => {
    const temporal = { connection: {}, namespace: 'default', uiUrl: null };
    app = await createApi({
      application,
      config: {
        tokenSecret: 's'.repeat(32),
        logLevel: 'silent',
        bodyLimit: 1024,
        importLimit: 1024,
        attachmentsFolder: 'unused',
        jobFilesFolder: 'unused',
        rates: { person: 0, address: 0, signIn: 0 },
        temporal,
      },
    });
    document = openApiDocument(app);
    text = `${JSON.stringify(document, null, 2)}\n`;
    operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ method, path, ...(operation as Operation) })),
    );
  });
  afterAll(() => app.close());

  it('is the committed one (UPDATE_OPENAPI=1 writes it anew)', () => {
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(committed, text);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(committed, 'utf8')));
  });

  it('asks for an Idempotency-Key on every command, and on nothing else', () => {
    for (const { method, path, parameters } of operations.filter(({ path }) => path.startsWith('/api/'))) {
      const key = parameters?.find(({ name }) => name === 'Idempotency-Key');
      expect([path, method, key?.required ?? false]).toEqual([path, method, method !== 'get']);
    }
  });

  it('asks for If-Match on every decision on a report, on the draft and on the issue of a plan', () => {
    const asking = (required: boolean) =>
      operations
        .filter(({ parameters }) =>
          parameters?.some((header) => header.name === 'If-Match' && (header.required ?? false) === required),
        )
        .map(({ path }) => path.replace('/api/v1/', ''))
        .sort();
    expect(asking(true)).toEqual([
      'plans/{planId}/issuance',
      'reports/{reportId}/approval',
      'reports/{reportId}/draft',
      'reports/{reportId}/reopening',
      'reports/{reportId}/return',
      'reports/{reportId}/review',
      'reports/{reportId}/submissions',
      'reports/{reportId}/withdrawal',
    ]);
    // The first import has seen nothing.
    expect(asking(false)).toEqual(['plans', 'plans/{planId}/preparations']);
  });

  it('takes no field it does not know', () => {
    const bodies = operations.flatMap(({ requestBody }) => Object.entries(requestBody?.content ?? {}));
    expect(bodies.length).toBeGreaterThan(10);
    for (const [type, { schema }] of bodies)
      if (type === 'application/json') expect(schema?.additionalProperties).toBe(false);
      else expect(schema?.type).toBe('string');
  });

  it('says of every operation what it answers when all is well', () => {
    for (const { path, method, responses } of operations) {
      const well = Object.entries(responses).filter(([status]) => Number(status) < 400);
      // Whom a link on another site led there is asked first, by a page, before going on to the issuer.
      const ways = path === '/auth/sign-in' ? 2 : 1;
      expect([path, method, well.length]).toEqual([path, method, ways]);
      for (const [status, { content, headers }] of well)
        if (status === '302') expect(headers).toHaveProperty('Location');
        else
          expect([
            path,
            method,
            Object.values(content ?? {}).map(({ schema }) => schema !== undefined),
          ]).toEqual([...[path, method, [true]]]);
    }
  });

  it('leaves nothing open in an answer: an object has the fields it names, or says of what its values are', () => {
    const answers = [operations.map(({ responses }) => responses), document.components];
    const objects = objectsIn(answers);
    expect(objects.length).toBeGreaterThan(50);
    expect(objects.filter((schema) => schema['additionalProperties'] === undefined)).toEqual([]);
  });

  it('documents every problem that there is with a status of its own', () => {
    const statuses = new Set(Object.values(problems).map(({ status }) => status));
    // What there is no operation for is answered with 405.
    statuses.delete(405);
    const documented = Object.keys(document.components?.responses ?? {});
    expect(documented).toEqual([...statuses].sort((a, b) => a - b).map((status) => `Problem${status}`));
  });

  it('asks for no token outside /api/v1, and everywhere else for one', () => {
    for (const { path, responses, ...operation } of operations) {
      const open = !path.startsWith('/api/v1/');
      expect([path, 'security' in operation]).toEqual([path, open]);
      if (!open) expect(responses).toHaveProperty('401');
    }
  });

  it('gives every operation a name of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
