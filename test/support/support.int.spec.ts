import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { emptyDatabase, freshDatabase } from './postgres.js';
import { localEnv, timeSkippingEnv } from './temporal.js';

describe('what the specs stand on', () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('gives each caller a PostgreSQL database of its own', async () => {
    const [one, other] = await Promise.all([emptyDatabase(), emptyDatabase()]);
    closing.push(
      () => one.drop(),
      () => other.drop(),
    );
    expect(one.name).not.toBe(other.name);
    const client = new pg.Client({ connectionString: one.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ db: string; version: number }>(
      "SELECT current_database() AS db, current_setting('server_version_num')::int AS version",
    );
    await client.end();
    expect(rows).toEqual([{ db: one.name, version: expect.any(Number) }]);
    expect(rows[0]?.version).toBeGreaterThanOrEqual(180000);
  });

  it('clones a migrated database that the application may use and not own', async () => {
    const databases = await Promise.all([freshDatabase(), freshDatabase()]);
    for (const database of databases) {
      closing.push(() => database.drop());
      const client = new pg.Client({ connectionString: database.appUrl });
      await client.connect();
      await expect(client.query('SELECT count(*) FROM events')).resolves.toMatchObject({ rowCount: 1 });
      await expect(client.query('TRUNCATE events')).rejects.toMatchObject({ code: '42501' });
      await client.end();
    }
  });

  it("moves the time-skipping server's time by as much as asked", async () => {
    const env = await timeSkippingEnv();
    closing.push(() => env.teardown());
    const before = await env.currentTimeMs();
    await env.sleep('30 days');
    expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000);
  });

  it('starts the dev server with the search attributes registered', async () => {
    const env = await localEnv();
    closing.push(() => env.teardown());
    const { customAttributes } = await env.connection.operatorService.listSearchAttributes({
      namespace: 'default',
    });
    expect(Object.keys(customAttributes ?? {})).toEqual(
      expect.arrayContaining(['DondocAgency', 'DondocLimit']),
    );
  });
});
