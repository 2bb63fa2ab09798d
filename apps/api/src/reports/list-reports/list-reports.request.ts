import { z } from 'zod';
import { pageFields, pathId, periodSchema } from '../../http/validation.js';

export const listReportsRequest = z.strictObject({
  planId: pathId.optional(),
  assignmentId: pathId.optional(),
  divisionId: pathId.optional(),
  period: periodSchema.optional(),
  phase: z.enum(['awaiting', 'submitted', 'inReview', 'returned', 'approved']).optional(),
  overdue: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  ...pageFields,
});
export type ListReportsRequest = z.infer<typeof listReportsRequest>;
