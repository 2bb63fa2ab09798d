import { z } from 'zod';
import { reason, reportContent } from '../report-content.schema.js';

/** Strict: a client's own time of sending is an unknown field, and refused as one. */
export const submitRequest = z.strictObject({
  content: reportContent,
  /** Needed once the limit has passed. */
  lateReason: reason.default(''),
});
export type SubmitRequest = z.infer<typeof submitRequest>;
