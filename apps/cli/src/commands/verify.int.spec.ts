import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { createApplication, systemClock, type Application } from '@dondoc/application';
import pg from 'pg';
import { SampleAgency } from '../../../../libs/application/src/agency.fixtures.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { verifyAudit } from './verify.js';

let database: TestDatabase;
let application: Application;
let said: string[];
const before = { ...process.env };

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  for (const agencyId of ['so-mot', 'so-hai']) await SampleAgency.imported(application, agencyId);
});
afterAll(async () => {
  await application.close();
  await database.drop();
});
beforeEach(() => {
  said = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
  process.exitCode = 0;
});

const verify = async (environment: NodeJS.ProcessEnv): Promise<string> => {
  process.env = { ...before, ...environment };
  await verifyAudit({});
  return said.join('');
};
const asOwner = async (statement: string): Promise<void> => {
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query(statement).finally(() => owner.end());
};

it('calls every agency intact', async () => {
  const { appUrl, feedUrl } = database;
  const text = await verify({ DATABASE_URL: appUrl, DATABASE_FEED_URL: feedUrl });
  expect(text).toMatch(/so-hai: .*intact\nso-mot: .*intact\n$/);
  expect(process.exitCode).not.toBe(1);
});

it('finds the agency that was taken off the list', async () => {
  await asOwner(`DELETE FROM agencies WHERE agency_id = 'so-mot'`);
  const { appUrl, feedUrl } = database;
  const text = await verify({ DATABASE_URL: appUrl, DATABASE_FEED_URL: feedUrl });
  expect(text).toMatch(/so-mot: .*intact\nso-mot: KHÔNG CÓ[^]*NOT IN THE LIST OF AGENCIES/);
  expect(process.exitCode).toBe(1);
});
