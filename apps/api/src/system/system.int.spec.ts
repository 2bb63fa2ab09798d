import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { LiveApi, plansDir, tokenFor } from '../../../../test/support/live-api.js';

describe('the API as a process', () => {
  let api: LiveApi;
  let admin: pg.Client;
  let base: string;
  beforeAll(async () => {
    api = await LiveApi.start('2024-08-15T02:00:00.000Z');
    await api.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
    admin = new pg.Client({ connectionString: api.database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await api.stop();
  });

  it('says that it lives, and that it is ready though Temporal is away, without a token', async () => {
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({
      status: 'ok',
      postgres: 'up',
      temporal: 'down',
    });
  });

  it('counts its answers by route', async () => {
    const text = await (await fetch(`${base}/metrics`)).text();
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1',
    );
  });

  it('serves its documentation, page, scripts and document', async () => {
    for (const [path, type] of [
      ['/api/docs', 'text/html'],
      ['/api/docs/swagger-ui-bundle.js', 'javascript'],
      ['/api/openapi.json', 'application/json'],
    ] as const) {
      const answer = await fetch(`${base}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-type')).toContain(type);
      await answer.arrayBuffer();
    }
  });

  it('tells a command to be sent again when its connection is cut between two statements, and takes it then', async () => {
    const raw = await readFile(`${plansDir}pgi-2024/plan.yaml`, 'utf8');
    const send = () =>
      api.as('tong-hop-kh-tc').post('plans', {
        raw,
        headers: { 'content-type': 'application/yaml' },
        key: '44444444-4444-4444-8444-444444444444',
      });
    const { dataSource } = api.application;
    const cutAfterItsFirstStatement = (tx: ReturnType<typeof dataSource.createQueryRunner>) => {
      const connect = tx.connect.bind(tx) as () => Promise<pg.PoolClient>;
      jest.spyOn(tx, 'connect').mockImplementationOnce(async () => {
        const connection = await connect();
        const { rows } = await connection.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        const query = async (begin: string) => {
          const begun = await connection.query(begin);
          await admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
          while (!tx.isReleased) await admin.query('SELECT');
          return begun;
        };
        return { query };
      });
    };
    const original = dataSource.createQueryRunner.bind(dataSource);
    const cutting = jest.spyOn(dataSource, 'createQueryRunner').mockImplementation((mode) => {
      const tx = original(mode);
      // The organisation that the plan names is read first, in a transaction of its own.
      if (cutting.mock.calls.length === 2) cutAfterItsFirstStatement(tx);
      return tx;
    });
    const cut = await send();
    expect(cutting).toHaveBeenCalledTimes(2);
    cutting.mockRestore();
    expect([cut.status, cut.body['code'], cut.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '5']);
    expect((await send()).status).toBe(201);
  });

  it('lets a request under way finish when it is told to stop', async () => {
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE plans IN ACCESS EXCLUSIVE MODE');
    const answer = fetch(`${base}/api/v1/plans`, {
      headers: { authorization: `Bearer ${await tokenFor('giam-doc')}` },
    });
    const waiting = async () =>
      (await admin.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'plans'::regclass`)).rowCount;
    while ((await waiting()) === 0);
    const closed = api.app.close();
    await admin.query('COMMIT');
    expect((await answer).status).toBe(200);
    await closed;
    await expect(fetch(`${base}/healthz`)).rejects.toThrow();
  });
});
