import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Application, type CommandBusApi, createApplication } from '@dondoc/application';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { assertNothingMissing, demoState, importPlans } from './first-start.js';

/** Agencies × (calendar, organisation, plan), then preparing and issuing the sample. */
const COMMANDS = 8;
const AUGUST = '2026-08-20T02:00:00.000Z';

class PowerCut extends Error {}

describe('the first start', () => {
  let database: TestDatabase;
  let applications: Application[];

  beforeEach(async () => {
    database = await freshDatabase();
    applications = [];
  });
  afterEach(async () => {
    for (const application of applications) await application.close();
    await database.drop();
  });

  /** As every start has it; `cutAfter` commands have gone through when the power fails. */
  const start = async (
    now: string,
    cutAfter = Infinity,
  ): Promise<{ application: Application; sent: string[] }> => {
    const application = await createApplication({
      appUrl: database.appUrl,
      clock: { now: () => Promise.resolve(now) },
      poolSize: 2,
    });
    applications.push(application);
    const sent: string[] = [];
    const bus: CommandBusApi = {
      execute: (envelope) => {
        if (sent.length === cutAfter) throw new PowerCut();
        sent.push(envelope.command.type);
        return application.bus.execute(envelope);
      },
    };
    return { application: { ...application, bus }, sent };
  };

  const recorded = async (): Promise<readonly string[]> => {
    const client = new pg.Client({ connectionString: database.feedUrl });
    await client.connect();
    const { rows } = await client.query<{ what: string }>(
      `SELECT concat_ws(' ', agency_id, stream_id, version, type) AS what FROM events ORDER BY what`,
    );
    await client.end();
    return rows.map((row) => row.what);
  };

  it('brings the document in as a draft and the sample as issued', async () => {
    const { application, sent } = await start(AUGUST);
    await importPlans(application);
    expect(sent).toHaveLength(COMMANDS);
    const events = await recorded();
    expect(events).toContain('sgtvt-lang-son plan-pgi-2024 1 PlanImported');
    expect(events).not.toContain('sgtvt-lang-son plan-pgi-2024 2 PlanIssued');
    expect(events).toContain('sgtvt-mau plan-pgi-2026 2 PlanIssued');
  });

  it('imports nothing on the starts after it', async () => {
    await importPlans((await start(AUGUST)).application);
    const before = await recorded();
    // Nor a year later, when the sample plan would be another one.
    const { application, sent } = await start('2027-08-20T02:00:00.000Z');
    await importPlans(application);
    expect(sent).toEqual([]);
    expect(await recorded()).toEqual(before);
  });

  it.each(Array.from({ length: COMMANDS }, (_, commands) => commands))(
    'that was cut off after %i commands goes on to the same end',
    async (commands) => {
      const cut = await start(AUGUST, commands);
      await expect(importPlans(cut.application)).rejects.toBeInstanceOf(PowerCut);
      await importPlans((await start(AUGUST)).application);
      const resumed = await recorded();

      await database.drop();
      database = await freshDatabase();
      await importPlans((await start(AUGUST)).application);
      expect(resumed).toEqual(await recorded());
    },
  );

  it('offers a report that is open, with the head who sends it and the reviewer who decides it', async () => {
    const { application } = await start(AUGUST);
    await importPlans(application);
    const { open, reviewer } = await demoState(application);
    // Q3 falls due first; KH-TC's own reports are not offered, since KH-TC may not decide them.
    expect(open).toEqual({ reportId: 'pgi-2026-nv2-Q3', head: 'tp-qlclct', limit: '2026-09-14' });
    expect(reviewer).toBe('duyet-kh-tc');
  });

  it('takes the next year when every limit of this one is past, and says when its first report opens', async () => {
    const { application } = await start('2026-12-20T02:00:00.000Z');
    await importPlans(application);
    expect(await recorded()).toContain('sgtvt-mau plan-pgi-2027 2 PlanIssued');
    const { open, opensAt } = await demoState(application);
    expect(open).toBeUndefined();
    expect(opensAt).toBe('2026-12-31T17:00:00.000Z');
  });

  it.each(['events', 'events WHERE version > 1', `events WHERE stream_id = 'organisation'`])(
    'refuses data of which somebody deleted %s',
    async (what) => {
      const { application } = await start(AUGUST);
      await assertNothingMissing(application);
      await importPlans(application);
      await assertNothingMissing(application);
      const admin = new pg.Client({ connectionString: database.adminUrl });
      await admin.connect();
      await admin.query(`DELETE FROM ${what}`);
      await admin.end();
      await expect(assertNothingMissing(application)).rejects.toThrow(/đã hỏng[^]*is damaged/);
    },
  );

  it('says so when the calendar that came with it does not reach the year', async () => {
    const { application } = await start('2031-03-01T02:00:00.000Z');
    await expect(importPlans(application)).rejects.toThrow(/CALENDAR_DOES_NOT_COVER/);
  });
});
