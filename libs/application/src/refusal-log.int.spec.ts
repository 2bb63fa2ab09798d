import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { SampleAgency } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';

let database: TestDatabase;
let application: Application;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

it('a refusal that cannot be recorded is not given', async () => {
  const agency = await SampleAgency.issued(application);
  const now = '2024-09-10T03:00:00.000Z';
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $_$
    BEGIN RAISE EXCEPTION 'the disk is full'; END $_$`);
  await admin.query(`CREATE TRIGGER break_it BEFORE INSERT ON events FOR EACH ROW
    WHEN (NEW.stream_id LIKE 'person-%') EXECUTE FUNCTION break_it()`);
  await admin.end();
  await expect(agency.submit('cv-qlclct', 'pgi-2024-nv2-Q3', now)).rejects.toThrow('the disk is full');
  expect((await agency.submit('tp-qlclct', 'pgi-2024-nv2-Q3', now)).outcome).toBe('accepted');
});
