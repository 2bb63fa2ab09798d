import { z } from 'zod';
import { daySchema, pathId, text } from '../../http/validation.js';

const beforeDay = z.number().int().min(1).max(31);
const schedule = z.strictObject({
  quarterly: z.strictObject({ beforeDay }).nullable(),
  yearly: z.strictObject({ beforeDay, month: z.number().int().min(1).max(12) }).nullable(),
});

export const issuePlanRequest = z.strictObject({
  number: text(100),
  date: daySchema,
  signerPersonId: pathId,
  /** The limit of the consolidated report upwards, which the document does not give; null takes the plan's own. */
  consolidationSchedule: schedule.nullable(),
});
export type IssuePlanRequest = z.infer<typeof issuePlanRequest>;
