import { z } from 'zod';
import { reason } from '../report-content.schema.js';

export const reopenRequest = z.strictObject({ reason });
export type ReopenRequest = z.infer<typeof reopenRequest>;
