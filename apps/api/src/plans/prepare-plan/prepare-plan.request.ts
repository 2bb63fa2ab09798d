import { z } from 'zod';
import { decimalSchema, pathId, text } from '../../http/validation.js';

const target = z.strictObject({ subIndexId: pathId, baseline: decimalSchema, target: decimalSchema });

export const preparePlanRequest = z.strictObject({
  /** Id of the new plan, e.g. `pgi-2025`. */
  planId: pathId,
  year: z.number().int().min(2000).max(2100),
  /** Entered again: last year's targets are not this year's. */
  targets: z.array(target).max(200),
  /** The source's title unless told. */
  title: text(500).optional(),
  /** True for invented plans, shown as "dữ liệu mẫu". */
  sample: z.boolean().default(false),
});
export type PreparePlanRequest = z.infer<typeof preparePlanRequest>;
