import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokenFor } from '../support/live-api.js';
import { fuzz } from './fuzz.js';
import { Office } from './office.js';

// The packages may have to be fetched first.
jest.setTimeout(900_000);

const file = fileURLToPath(new URL('../../apps/api/openapi.json', import.meta.url));

/** A copy to be changed. */
const openDocument = () =>
  JSON.parse(readFileSync(file, 'utf8')) as {
    readonly components: {
      readonly schemas: Record<
        string,
        { readonly properties: Record<string, unknown>; readonly required: string[] }
      >;
    };
    readonly paths: Record<
      string,
      Record<
        string,
        {
          readonly operationId: string;
          readonly parameters?: { readonly name: string; readonly in: string; schema: unknown }[];
          readonly responses: Record<string, unknown>;
        }
      >
    >;
  };

/** A fuzz that finds nothing where there is something would be worse than none. */
describe('a document that is not of the API', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());

  const found = async (operationId: string, change: (copy: ReturnType<typeof openDocument>) => void) => {
    const document = openDocument();
    change(document);
    const token = await tokenFor('quan-tri');
    const asking = { url: office.url, known: {}, seed: 1, examples: 1, only: [operationId] };
    const { code, output } = await fuzz({ ...asking, document, token });
    return [code, [...output.matchAll(/^- ST\d+ (.*)$/gm)].map(([, title]) => title)];
  };

  it('is told from one that is', async () => {
    expect(await found('Divisions_divisions', () => undefined)).toEqual([0, []]);
  });

  it('is found by a field that it does not have', async () => {
    const narrower = await found('Divisions_divisions', ({ components }) => {
      const { Division } = components.schemas;
      delete Division?.properties['headTitle'];
      Division?.required.splice(Division.required.indexOf('headTitle'), 1);
    });
    expect(narrower).toEqual([1, ['Response violates schema']]);
  });

  it('is found by a status that it does not have', async () => {
    const silent = await found('ShowReceipt_show', ({ paths }) => {
      delete paths['/api/v1/receipts/{receipt}']?.['get']?.responses['404'];
    });
    expect(silent).toEqual([1, ['Undocumented status code']]);
  });

  it('is found by what it allows and the API refuses', async () => {
    const wider = await found('Calendar_limits', ({ paths }) => {
      for (const parameter of paths['/api/v1/calendar/limits']?.['get']?.parameters ?? [])
        parameter.schema = { type: 'string' };
    });
    expect(wider).toEqual([1, ['Schema-valid request rejected']]);
  });
});
