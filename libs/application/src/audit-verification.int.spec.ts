import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bodyHash } from '@dondoc/event-store';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { SampleAgency } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';

const REPORT = 'report-pgi-2024-nv2-Q3';
const AFTER = '2024-09-20T02:00:00.000Z';

describe("verifying an agency's record against what the owner of the database took away", () => {
  let database: TestDatabase;
  let application: Application;
  let owner: pg.Client;
  let agency: SampleAgency;
  let agencies = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await application.close();
    await database.drop();
  });
  beforeEach(async () => {
    agencies += 1;
    agency = await SampleAgency.issued(application, `agency-${agencies}`);
    await owner.query(`SELECT set_config('dondoc.agency_id', $1, false)`, [agency.agencyId]);
  });

  const verify = () => application.processes.verifyAudit(agency.agencyId);

  it('finds an untouched one whole', async () => {
    expect(await verify()).toMatchObject({ whole: true, broken: null, missing: [] });
  });

  it('finds the end of a stream cut off, by its accepted commands alone', async () => {
    await owner.query(`DELETE FROM events WHERE stream_id = 'plan-pgi-2024' AND version = 2`);
    await owner.query('DELETE FROM plans');
    expect(await verify()).toMatchObject({
      whole: false,
      broken: null,
      missing: [{ streamId: 'plan-pgi-2024', expected: 2, found: 1 }],
    });
  });

  it('finds it by the read models alone', async () => {
    await owner.query(`DELETE FROM events WHERE stream_id = 'plan-pgi-2024' AND version = 2`);
    await owner.query('DELETE FROM commands');
    expect((await verify()).missing).toEqual([{ streamId: 'plan-pgi-2024', expected: 2, found: 1 }]);
  });

  it.each([
    [REPORT, 'reports'],
    [REPORT, 'assignments'],
    ['assignment-pgi-2024-nv2', 'reports'],
  ])('finds the stream %s gone, even with the rows of %s', async (streamId, table) => {
    await owner.query('DELETE FROM events WHERE stream_id = $1', [streamId]);
    await owner.query('DELETE FROM commands WHERE stream_id = $1', [streamId]);
    await owner.query(`DELETE FROM ${table}`);
    const { whole, missing } = await verify();
    expect(whole).toBe(false);
    expect(missing).toEqual([{ streamId, expected: 1, found: 0 }]);
  });

  it('calls no agency whole that has no event', async () => {
    for (const table of ['events', 'commands', 'plans', 'reports', 'assignments', 'drafts'])
      await owner.query(`DELETE FROM ${table}`);
    expect(await verify()).toEqual({
      whole: false,
      streamId: null,
      streams: 0,
      events: 0,
      broken: null,
      missing: [{ streamId: 'organisation', expected: 1, found: 0 }],
      stray: [],
    });
    expect(await application.processes.verifyAudit('never-heard-of')).toMatchObject({ whole: false });
  });

  it('tells an auditor of a stream that is gone, and of no stream that never was', async () => {
    await owner.query('DELETE FROM events WHERE stream_id = $1', [REPORT]);
    const asking = agency.asking('thanh-tra', '2024-08-20T02:00:00.000Z');
    const { queries } = application;
    expect(await queries.verifyAudit(asking, REPORT)).toMatchObject({
      whole: false,
      missing: [{ streamId: REPORT, found: 0 }],
    });
    expect(await queries.verifyAudit(asking, 'calendar')).toMatchObject({ whole: true, missing: [] });
    expect(await queries.verifyAudit(asking, 'report-unknown')).toBeUndefined();
  });

  it('finds an accepted command that no event bears out, and nobody is told that it was done', async () => {
    const [found] = (
      await owner.query<{ version: number; body_hash: string }>(
        `SELECT max(e.version) AS version, max(c.body_hash) AS body_hash FROM events e, commands c
         WHERE e.stream_id = $1 AND c.stream_id = 'plan-pgi-2024'`,
        [REPORT],
      )
    ).rows;
    const step = { type: 'CarryOutStep', step: 'reminder:10', arming: 1 } as const;
    const target = { kind: 'report', reportId: 'pgi-2024-nv2-Q3' } as const;
    const commandId = '11111111-1111-5111-8111-111111111111';
    await owner.query(
      `INSERT INTO commands (agency_id, command_id, actor_id, body_hash, stream_id, version, answer)
       VALUES ($1, $2, 'x', $3, $4, $5, '{}')`,
      [agency.agencyId, commandId, bodyHash({ target, command: step }), REPORT, found?.version],
    );
    expect(await verify()).toMatchObject({
      whole: false,
      broken: null,
      missing: [],
      stray: [{ commandId, streamId: REPORT, version: found?.version }],
    });
    await expect(agency.step('pgi-2024-nv2-Q3', 'reminder:10', AFTER, { id: commandId })).rejects.toThrow(
      `${commandId} is not borne out by ${REPORT}`,
    );
  });

  it('counts everything, also behind a broken place', async () => {
    const { streams, events } = await verify();
    await owner.query(`UPDATE events SET data = '{}' WHERE stream_id = 'calendar'`);
    expect(await verify()).toMatchObject({
      whole: false,
      streams,
      events,
      broken: { streamId: 'calendar', version: 1, why: 'hashMismatch' },
    });
  });
});
