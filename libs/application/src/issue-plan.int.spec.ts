import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows, withAgency } from '@dondoc/event-store';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accepted, ISSUED_AT, SampleAgency } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';

let database: TestDatabase;
let application: Application;
let admin: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await application.close();
  await database.drop();
});

const countOf = async (table: string, agencyId: string): Promise<number> => {
  const { rows } = await admin.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM ${table} WHERE agency_id = $1`,
    [agencyId],
  );
  return rows[0]?.count ?? Number.NaN;
};
const tables = ['events', 'commands', 'assignments', 'reports', 'submissions', 'escalations'];
const counts = async (agencyId: string): Promise<number[]> => {
  const found: number[] = [];
  for (const table of tables) found.push(await countOf(table, agencyId));
  return found;
};

describe('issuing a plan', () => {
  it('brings every assignment and report into being, and shows them', async () => {
    const agency = await SampleAgency.issued(application, 'whole');
    const director = agency.asking('giam-doc', ISSUED_AT);
    const reports = await application.queries.reports(director, { planId: 'pgi-2024' });
    expect(reports.items).toHaveLength(18);
    expect(reports.items.map((report) => report.period)).toEqual([
      ...Array.from({ length: 6 }, () => '2024-Q3'),
      ...Array.from({ length: 6 }, () => '2024-Y'),
      ...Array.from({ length: 6 }, () => '2024-Q4'),
    ]);
    const plan = await application.queries.plan(director, 'pgi-2024');
    expect(plan).toMatchObject({
      status: 'issued',
      number: '45/KH-SGTVT',
      signerName: 'Hoàng Đức Mẫn',
      assignments: 6,
    });
    expect(plan?.periods.map(({ period, limitAt, lastValidDay }) => [period, limitAt, lastValidDay])).toEqual(
      [
        ['2024-Q3', '2024-09-14T17:00:00.000Z', '2024-09-14'],
        ['2024-Y', '2024-12-04T17:00:00.000Z', '2024-12-04'],
        ['2024-Q4', '2024-12-14T17:00:00.000Z', '2024-12-14'],
      ],
    );
    const input = await application.processes.assignmentInput('whole', 'pgi-2024-nv1');
    expect(input?.reports).toEqual([
      { reportId: 'pgi-2024-nv1-Q3', period: '2024-Q3', opensAt: ISSUED_AT },
      { reportId: 'pgi-2024-nv1-Y', period: '2024-Y', opensAt: ISSUED_AT },
      { reportId: 'pgi-2024-nv1-Q4', period: '2024-Q4', opensAt: '2024-09-30T17:00:00.000Z' },
    ]);
    // Q3's ten working days before: Thursday 29/8 at 08:00.
    expect(await application.processes.nextDueAt()).toBe('2024-08-29T01:00:00.000Z');
  });

  it.each([
    ['a fault', 'RAISE EXCEPTION $$the disk is full$$;'],
    ['the death of the connection', 'PERFORM pg_terminate_backend(pg_backend_pid());'],
  ])(
    'leaves nothing behind after %s in the middle of it, and works when it is sent again',
    async (name, fault) => {
      const agencyId = name.replaceAll(' ', '-');
      const agency = await SampleAgency.imported(application, agencyId);
      const before = await counts(agencyId);
      await admin.query(`CREATE OR REPLACE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $_$
      BEGIN ${fault} RETURN NULL; END $_$`);
      await admin.query(
        'CREATE TRIGGER break_it AFTER INSERT ON reports FOR EACH STATEMENT EXECUTE FUNCTION break_it()',
      );
      const id = '0b1e7c52-63c4-4c4e-8a0a-3d1f6a1c0001';
      await expect(agency.issue({ id })).rejects.toThrow(/disk is full|terminat|Connection/i);
      expect(await counts(agencyId)).toEqual(before);
      await admin.query('DROP TRIGGER break_it ON reports');
      expect(accepted(await agency.issue({ id })).repeated).toBe(false);
      expect(await countOf('reports', agencyId)).toBe(18);
    },
  );

  it('by two at once happens once', async () => {
    const agency = await SampleAgency.imported(application, 'twice');
    const results = await Promise.all([agency.issue(), agency.issue(), agency.issue()]);
    expect(
      results.map((result) => (result.outcome === 'refused' ? result.refusal.code : result.outcome)).sort(),
    ).toEqual(['PLAN_ALREADY_ISSUED', 'PLAN_ALREADY_ISSUED', 'accepted']);
    expect(await countOf('reports', 'twice')).toBe(18);
  });

  it('takes a thousand assignments in one transaction', async () => {
    const agency = await SampleAgency.imported(application, 'large');
    const plan = agency.plan();
    const [first] = plan.assignments;
    if (!first) throw new Error('the plan has no assignment');
    const assignments = Array.from({ length: 1000 }, (_, index) => ({
      ...first,
      assignmentId: `large-nv${index + 1}`,
    }));
    const content = { ...plan, planId: 'large', assignments };
    const target = { kind: 'plan', planId: 'large' } as const;
    const command = { type: 'ImportPlan', content, sourceHash: 'b'.repeat(64) } as const;
    accepted(await agency.send(agency.person('tong-hop-kh-tc'), { target, command }, ISSUED_AT));
    accepted(await agency.issue({}, 'large'));
    expect(await countOf('reports', 'large')).toBe(3000);
    expect(
      (await application.processes.allOpenReports()).filter((row) => row.agencyId === 'large'),
    ).toHaveLength(3000);
  }, 60_000);
});

describe('two agencies', () => {
  it('see nothing of each other', async () => {
    const one = await SampleAgency.issued(application, 'one');
    const other = await SampleAgency.imported(application, 'other');
    expect(
      await application.queries.report(one.asking('giam-doc', ISSUED_AT), 'pgi-2024-nv1-Q3'),
    ).toBeDefined();
    expect(
      await application.queries.report(other.asking('giam-doc', ISSUED_AT), 'pgi-2024-nv1-Q3'),
    ).toBeUndefined();
    expect((await application.queries.plan(other.asking('giam-doc', ISSUED_AT), 'pgi-2024'))?.status).toBe(
      'draft',
    );
    expect(
      (await application.queries.audit(other.asking('giam-doc', ISSUED_AT), { type: 'ReportCreated' })).items,
    ).toEqual([]);
    for (const table of tables) {
      const seen = await withAgency(application.dataSource, 'nobody', (tx) =>
        rows(tx, `SELECT * FROM ${table}`),
      );
      expect(seen).toEqual([]);
      expect(await rows(application.dataSource, `SELECT * FROM ${table}`)).toEqual([]);
    }
    expect(await application.processes.agencies()).toEqual(expect.arrayContaining(['one', 'other']));
  });
});
