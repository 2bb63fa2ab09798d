import { z } from 'zod';
import { reason, reviewComments, versionNumber } from '../report-content.schema.js';

export const returnRequest = z.strictObject({
  version: versionNumber,
  reason,
  comments: reviewComments.default([]),
});
export type ReturnRequest = z.infer<typeof returnRequest>;
