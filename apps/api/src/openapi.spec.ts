import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Application } from '@dondoc/application';
import { systemClock } from '@dondoc/application';
import { createApi } from './create-api.js';
import { openApiDocument } from './http/openapi.js';

const committed = fileURLToPath(new URL('../openapi.json', import.meta.url));
// The document is made of controllers and schemas alone; nothing of the application is called.
const application = { clock: systemClock } as Application;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: {
    readonly content?: Record<string, { readonly schema?: { readonly additionalProperties?: unknown } }>;
  };
}

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let text: string;
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
        rates: { person: 0, address: 0, signIn: 0 },
        temporal,
      },
    });
    const document = openApiDocument(app);
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
    for (const { method, path, parameters } of operations) {
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
    const bodies = operations.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}));
    expect(bodies.length).toBeGreaterThan(10);
    for (const { schema } of bodies) expect(schema?.additionalProperties).toBe(false);
  });

  it('gives every operation a name of its own', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
