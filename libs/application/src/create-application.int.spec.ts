import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';

const applicationName = 'the application of this spec';

describe('the application, and with it API, worker and command line', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  beforeAll(async () => {
    database = await freshDatabase();
    admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });
  const connections = async (): Promise<number | null> =>
    (await admin.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [applicationName]))
      .rowCount;

  it.each([
    ['ownerUrl', 'ROLE_OWNS_TABLES'],
    ['adminUrl', 'ROLE_IS_SUPERUSER'],
  ] as const)('refuses to start as %s: %s; and leaves no connection open', async (role, code) => {
    const started = createApplication({ appUrl: database[role], clock: systemClock, applicationName });
    await expect(started).rejects.toMatchObject({ name: 'UnsafeDatabase', code });
    while ((await connections()) !== 0);
  });

  it('starts as the role that can only read and append', async () => {
    const application = await createApplication({
      appUrl: database.appUrl,
      clock: systemClock,
      applicationName,
    });
    expect(await application.processes.agencies()).toEqual([]);
    expect(await connections()).toBeGreaterThan(0);
    await application.close();
  });
});
