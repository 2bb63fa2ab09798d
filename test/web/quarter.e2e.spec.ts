import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Desk } from '../support/chromium.js';
import { ProcessOffice } from '../support/process-office.js';
import { seen } from '../support/web-office.js';

jest.setTimeout(180_000);

/** One story of seven people, told by clicking; Temporal's workflows wait for the limits in it. */
describe('a quarter, from the plan to the inspector', () => {
  let office: ProcessOffice;

  beforeAll(async () => {
    office = await ProcessOffice.open('2024-08-14T02:00:00.000Z');
  });
  afterAll(() => office?.close());

  const at = (personId: string): Promise<Desk> => office.web.at(personId);

  it('probe', async () => {
    await office.moveTo('2024-08-15T02:00:00.000Z');
    await office.web.system.api.issuePlan();
    await office.moveTo('2024-09-16T17:00:05.000Z');
    const desk = await at('pgd-ky-thuat');
    await seen(desk, 'Báo cáo lên cấp trên');
    expect(await desk.look('quarter-escalated')).toEqual([]);
  });
});
