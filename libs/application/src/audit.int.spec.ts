import { describe, expect, it } from '@jest/globals';
import { playedQ3 } from '../../../test/support/played-q3.js';
import { story } from './year.fixtures.js';

const played = playedQ3();
const { asking } = played;

describe('the audit trail', () => {
  it('pages through everything once, both ways, with its hashes', async () => {
    const all = async (order: 'newest' | 'oldest') => {
      const entries: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await played.application.queries.audit(
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
    const { queries } = played.application;
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
