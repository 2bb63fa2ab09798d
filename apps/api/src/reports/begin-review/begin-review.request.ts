import { z } from 'zod';
import { versionNumber } from '../report-content.schema.js';

export const beginReviewRequest = z.strictObject({ version: versionNumber });
export type BeginReviewRequest = z.infer<typeof beginReviewRequest>;
