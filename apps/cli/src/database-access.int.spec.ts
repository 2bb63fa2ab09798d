import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { withApplication, withDatabase } from './database-access.js';
import { StartFailure } from './embedded/start-failure.js';

describe('a command, and the database it works on', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  const as = (appUrl: string) =>
    withApplication((application) => application.processes.agencies(), {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_FEED_URL: database.feedUrl,
    });

  it('works as the role that can only read and append', async () => {
    expect(await as(database.appUrl)).toEqual([]);
  });

  it('needs the address of its own role only', async () => {
    const app = { DATABASE_URL: database.appUrl };
    const agencies = withApplication((application) => application.processes.agencies(), app);
    expect(await agencies).toEqual([]);
    const asOwner = (url: string) => Promise.resolve(url);
    const owner = withDatabase('owner', asOwner, { DATABASE_OWNER_URL: database.ownerUrl });
    expect(await owner).toBe(database.ownerUrl);
    const without = withDatabase('owner', asOwner, app);
    await expect(without).rejects.toThrow(/DATABASE_OWNER_URL is missing/);
  });

  it('says in a sentence why it does not work as the owner', async () => {
    const refused = as(database.ownerUrl);
    await expect(refused).rejects.toThrow(StartFailure);
    await expect(refused).rejects.toThrow(/ROLE_OWNS_TABLES.*dondoc_app[^]*owns the event store's tables/);
  });
});
