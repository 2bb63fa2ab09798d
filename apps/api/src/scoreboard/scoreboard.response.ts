import { z } from 'zod';
import { decimal, id, instant, whole } from '../http/response-parts.js';

const share = z
  .strictObject({ numerator: whole, denominator: whole })
  .meta({ id: 'Share', description: 'Both its numbers; null, not 100 %, where nothing was expected.' });

const row = z
  .strictObject({
    key: z.string().nullable(),
    label: z.string(),
    expected: whole,
    received: whole,
    onTime: whole,
    late: whole,
    missing: whole,
    returned: whole,
    returns: whole,
    accepted: whole,
    acceptedOnTime: whole,
    medianReviewMs: z.number().nonnegative().nullable(),
    onTimeShare: share.nullable(),
    acceptedShare: share.nullable(),
    acceptedOnTimeShare: share.nullable(),
  })
  .meta({ id: 'ScoreboardRow' });

export const scoreboardResponse = z.strictObject({
  asOf: instant,
  groupBy: z.enum(['plan', 'period', 'division', 'subIndex']),
  rows: z.array(row),
  total: row,
  subIndices: z.array(
    z
      .strictObject({
        planId: id,
        subIndexId: id,
        name: z.string(),
        baseline: decimal,
        target: decimal,
        actual: decimal.nullable(),
        source: z.string().nullable().meta({ description: 'Where the score was published.' }),
      })
      .meta({ id: 'ScoreboardSubIndex' }),
  ),
});
