import { feedLag } from '@dondoc/event-store';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { until } from '../running-system.js';
import { PEOPLE, Stage, type Seeded } from './index.js';

/** The limit of the seeded plan, and an opening some seconds before it. */
const LIMIT = '2026-11-14T17:00:00.000Z';
const OPENED = '2026-11-14T16:59:40.000Z';

let stage: Stage;
let seeded: Seeded;

beforeAll(async () => {
  stage = await Stage.open({ now: OPENED });
  seeded = await stage.seed({
    assignments: 3,
    divisions: 2,
    schedule: { quarterly: null, yearly: { beforeDay: 15, month: 11 } },
  });
}, 180_000);

afterAll(() => stage.close(), 60_000);

const query = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: stage.urls.admin });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};

const reportsOver = async (personId: string) => {
  const response = await fetch(`${stage.apiUrl}/api/v1/reports`, {
    headers: { authorization: `Bearer ${await stage.token(seeded.agencyId, personId)}` },
  });
  return { status: response.status, body: (await response.json()) as { items: { reportId: string }[] } };
};

it('issues the plan with one report for each assignment and the limit asked for', async () => {
  expect(seeded.reports.map(({ reportId, limitAt, open }) => ({ reportId, limitAt, open }))).toEqual(
    ['plan-1-nv1-Y', 'plan-1-nv2-Y', 'plan-1-nv3-Y'].map((reportId) => ({
      ...{ reportId, limitAt: LIMIT, open: true },
    })),
  );
  expect(new Set(seeded.reports.map(({ head }) => head))).toEqual(new Set(['head-1', 'head-2']));
  const { status, body } = await reportsOver(PEOPLE.reviewer);
  expect([status, body.items.length]).toEqual([200, 3]);
});

it('meets a limit of the plan a few seconds after the start, by the worker as it is shipped', async () => {
  const missed = await until(async () => {
    const rows = await query<{ recordedAt: Date }>(
      `SELECT recorded_at AS "recordedAt" FROM events WHERE type = 'DeadlineMissed'`,
    );
    return rows.length === 3 ? rows : undefined;
  });
  const limit = Date.parse(stage.machine(LIMIT));
  for (const { recordedAt } of missed) expect(recordedAt.getTime()).toBeGreaterThan(limit);
}, 120_000);

it('kills, pauses and starts again each part on the port and data it had', async () => {
  await stage.api.kill();
  expect(await stage.api.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await stage.worker.kill();
  stage.temporal.pause();
  stage.temporal.resume();
  await stage.temporal.kill();
  await stage.postgres.stop();
  for (const part of [stage.postgres, stage.temporal, stage.worker, stage.api]) await part.start();
  expect((await reportsOver('head-1')).body.items.map(({ reportId }) => reportId)).toEqual([
    'plan-1-nv1-Y',
    'plan-1-nv3-Y',
  ]);
}, 120_000);

it('has a second plan and a second agency', async () => {
  const shape = { assignments: 2, divisions: 2, schedule: { quarterly: { beforeDay: 15 }, yearly: null } };
  const again = await stage.seed({ ...shape, planId: 'plan-2' });
  const other = await stage.seed({ ...shape, agencyId: 'agency-2' });
  for (const { reports } of [again, other]) {
    expect(reports.map(({ period }) => period)).toEqual(['2026-Q4', '2026-Q4']);
    expect(reports.every(({ open }) => open)).toBe(true);
  }
  const feed = new pg.Client({ connectionString: stage.urls.feed });
  await feed.connect();
  await until(async () => (await feedLag(feed, 'workflow-progress')).events === 0 || undefined);
  await feed.end();
}, 120_000);

it('leaves no process and no folder behind', async () => {
  const pids = [stage.api, stage.worker, stage.temporal, stage.postgres].map(({ pid }) => pid);
  await stage.close();
  expect(existsSync(stage.home)).toBe(false);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 60_000);
