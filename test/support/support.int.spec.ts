import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { emptyDatabase } from './postgres.js';
import { localEnv, timeSkippingEnv } from './temporal.js';

describe('what the specs stand on', () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('gives each caller a PostgreSQL database of its own', async () => {
    const [one, other] = await Promise.all([emptyDatabase(), emptyDatabase()]);
    closing.push(() => one.drop(), () => other.drop());
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
    expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(['DondocAgency', 'DondocLimit']));
  });
});
