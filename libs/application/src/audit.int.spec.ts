import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { SampleAgency } from './agency.fixtures.js';
import type { Application, Asking } from './application.types.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';
import { playQ3, story } from './year.fixtures.js';

const NOW = '2024-09-24T03:00:00.000Z';

let database: TestDatabase;
let application: Application;
let agency: SampleAgency;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  agency = await SampleAgency.issued(application);
  await playQ3(agency);
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

const asking = (personId: string, now = NOW): Asking => agency.asking(personId, now);

describe('the audit trail', () => {
  it('pages through everything once, both ways, with its hashes', async () => {
    const all = async (order: 'newest' | 'oldest') => {
      const entries: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await application.queries.audit(
          asking('thanh-tra'),
          { order },
          { limit: 7, ...(cursor ? { cursor } : {}) },
        );
        entries.push(...page.items.map((entry) => entry.hash));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return entries;
    };
    const oldest = await all('oldest');
    expect(new Set(oldest).size).toBe(oldest.length);
    expect(await all('newest')).toEqual(oldest.toReversed());
  });

  it('is filtered by stream, actor, type and time', async () => {
    const { queries } = application;
    const approvals = await queries.audit(asking('thanh-tra'), {
      type: 'ReportApproved',
      actorId: 'duyet-kh-tc',
      order: 'oldest',
    });
    expect(approvals.items.map((entry) => entry.streamId)).toEqual([
      'report-pgi-2024-nv2-Q3',
      'report-pgi-2024-nv4-Q3',
      'report-pgi-2024-nv5-Q3',
    ]);
    const [first] = (
      await queries.audit(asking('thanh-tra'), { streamId: 'report-pgi-2024-nv2-Q3', order: 'oldest' })
    ).items;
    expect(first).toMatchObject({
      version: 1,
      type: 'ReportCreated',
      prevHash: '0'.repeat(64),
      meta: { office: 'director' },
    });
    const day = await queries.audit(asking('thanh-tra'), { from: story.approved, to: story.returned });
    expect(new Set(day.items.map((entry) => entry.occurredAt))).toEqual(new Set([story.approved]));
  });
});
