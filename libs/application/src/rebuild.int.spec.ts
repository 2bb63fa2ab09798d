import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildReadModels } from '@dondoc/read-models';
import pg from 'pg';
import { playedQ3 } from '../../../test/support/played-q3.js';

const played = playedQ3();

describe('a rebuild', () => {
  let admin: pg.Client;
  beforeAll(async () => {
    admin = new pg.Client({ connectionString: played.database.adminUrl });
    await admin.connect();
  });
  afterAll(() => admin.end());

  /** Every table that a projection writes: those of an agency from which the application may delete. */
  const dump = async (): Promise<Record<string, readonly string[]>> => {
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
         AND relkind = 'r' AND relrowsecurity AND has_table_privilege('dondoc_app', oid, 'DELETE')
         -- Of 0.2.0, neither written nor read any more (ADR 0023).
         AND relname NOT IN ('divisions', 'people', 'offices') ORDER BY 1`,
    );
    const content: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const { rows } = await admin.query<{ row: string }>(
        `SELECT t::text AS row FROM ${name} AS t ORDER BY 1`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  };

  it('makes identical rows', async () => {
    const before = await dump();
    expect(Object.keys(before)).toHaveLength(9);
    for (const [table, rows] of Object.entries(before))
      expect([table, rows.length > 0]).toEqual([table, true]);
    await admin.query(
      "UPDATE reports SET phase = 'approved'; DELETE FROM submissions; UPDATE plans SET title = 'x'",
    );
    expect(await dump()).not.toEqual(before);

    const told: number[] = [];
    const streams = await rebuildReadModels(played.database.appUrl, {
      onProgress: ({ done }) => told.push(done),
    });
    expect(told).toEqual([streams]);
    expect(await dump()).toEqual(before);
  });

  it('leaves every content as the very text that was hashed', async () => {
    const { rows } = await admin.query<{ same: boolean }>(
      "SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex') = content_hash AS same FROM submissions",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ same }) => same)).toBe(true);
  });

  it('goes on beside commands and loses none of them', async () => {
    const reports = await played.application.processes.reportIds(
      played.agency.agencyId,
      'pgi-2024',
      '2024-Y',
    );
    const reminded = reports.map((reportId) =>
      played.agency.step(reportId, 'reminder:10', '2024-11-21T01:00:00.000Z'),
    );
    const [, , ...results] = await Promise.all([
      rebuildReadModels(played.application.dataSource),
      rebuildReadModels(played.application.dataSource),
      ...reminded,
    ]);
    expect(results.map((result) => result.outcome)).toEqual(reports.map(() => 'accepted'));
    const after = await dump();
    await rebuildReadModels(played.application.dataSource);
    expect(await dump()).toEqual(after);
    const shown = await played.application.queries.reports(played.asking('giam-doc'), { period: '2024-Y' });
    expect(shown.items.map(({ reportId, version }) => [reportId, version])).toEqual(
      reports.map((reportId, index) => {
        const result = results[index];
        return [reportId, result?.outcome === 'accepted' ? result.version : undefined];
      }),
    );
  });
});
