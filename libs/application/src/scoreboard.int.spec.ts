import { describe, expect, it } from '@jest/globals';
import { NOW, playedQ3 } from '../../../test/support/played-q3.js';
import { story } from './year.fixtures.js';

const played = playedQ3();
const { asking } = played;

describe('the scoreboard', () => {
  const q3 = (asOf?: string) =>
    played.application.queries.scoreboard(asking('giam-doc'), { period: '2024-Q3', groupBy: 'period', asOf });
  const numbers = async (asOf?: string) => {
    const { total } = await q3(asOf);
    const { expected, received, onTime, late, missing, returned, returns, accepted, acceptedOnTime } = total;
    return { expected, received, onTime, late, missing, returned, returns, accepted, acceptedOnTime };
  };

  it('counts a period with numerators and denominators', async () => {
    expect(await numbers()).toEqual({
      expected: 6,
      received: 5,
      onTime: 4,
      late: 1,
      missing: 1,
      returned: 1,
      returns: 1,
      accepted: 2,
      acceptedOnTime: 1,
    });
    const { rows, total, asOf } = await q3();
    expect(asOf).toBe(NOW);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual({ ...total, key: '2024-Q3', label: 'Quý III/2024' });
    expect(total.onTimeShare).toEqual({ numerator: 4, denominator: 6 });
    // First decisions: nv2, nv4 and nv5 after 24 hours, nv3 after 48.
    expect(total.medianReviewMs).toBe(86_400_000);
  });

  it.each([
    ['before the issue', '2024-08-15T01:59:59.999Z', [0, 0, 0, 0, 0, 0, 0]],
    ['at the issue', '2024-08-15T02:00:00.000Z', [6, 0, 0, 0, 0, 0, 0]],
    ['after four were sent, one of them taken back', story.submitted, [6, 3, 3, 0, 0, 0, 0]],
    ['after the first approval', story.approved, [6, 4, 4, 0, 0, 0, 1]],
    ['after the return', story.returned, [6, 4, 4, 0, 0, 1, 2]],
    ['a millisecond before the limit', '2024-09-14T16:59:59.999Z', [6, 4, 4, 0, 0, 1, 2]],
    ['at the limit', '2024-09-14T17:00:00.000Z', [6, 4, 4, 0, 2, 1, 2]],
    ['after the late one', story.late, [6, 5, 4, 1, 1, 0, 2]],
    ['before the reopening', '2024-09-23T02:59:59.999Z', [6, 5, 4, 1, 1, 0, 3]],
    ['after it', story.reopened, [6, 5, 4, 1, 1, 1, 2]],
    ['tomorrow, which nobody knows', '2030-01-01T00:00:00.000Z', [6, 5, 4, 1, 1, 1, 2]],
  ])('answers as of %s', async (_, asOf, figures) => {
    const { expected, received, onTime, late, missing, returned, accepted } = await numbers(asOf);
    expect([expected, received, onTime, late, missing, returned, accepted]).toEqual(figures);
  });

  it('says nothing where nothing was expected', async () => {
    const { rows, total } = await played.application.queries.scoreboard(asking('giam-doc'), {
      period: '2024-Q4',
    });
    expect(rows).toEqual([]);
    expect(total).toMatchObject({
      expected: 0,
      onTimeShare: null,
      acceptedShare: null,
      medianReviewMs: null,
    });
  });

  it('groups by division, sub-index and plan, with baseline and target', async () => {
    const board = await played.application.queries.scoreboard(asking('giam-doc'), {
      period: '2024-Q3',
      groupBy: 'division',
    });
    expect(board.rows.map(({ key, label, expected }) => [key, label, expected])).toEqual([
      ['kh-tc', 'Phòng Kế hoạch - Tài chính', 1],
      ['qlclct', 'Phòng Quản lý chất lượng công trình giao thông', 1],
      ['qlkcht-atgt', 'Phòng Quản lý kết cấu hạ tầng & ATGT', 1],
      ['qlvt-pt-nl', 'Phòng Quản lý vận tải, phương tiện và người lái', 1],
      ['van-phong', 'Văn phòng Sở', 2],
    ]);
    expect(board.subIndices.map(({ baseline, target, actual }) => [baseline, target, actual])).toEqual([
      ['4.84', '6.58', null],
      ['4.14', '6.11', null],
      ['3.6', '4.38', null],
      ['4.75', '5.3', null],
    ]);
    for (const groupBy of ['plan', 'subIndex'] as const) {
      const { rows } = await played.application.queries.scoreboard(asking('giam-doc'), {
        period: '2024-Q3',
        groupBy,
      });
      expect(rows.reduce((sum, row) => sum + row.expected, 0)).toBe(6);
    }
  });

  it('shows a division its own figures only', async () => {
    const { total } = await played.application.queries.scoreboard(asking('cv-qlclct'), { period: '2024-Q3' });
    expect(total.expected).toBe(1);
  });
});
