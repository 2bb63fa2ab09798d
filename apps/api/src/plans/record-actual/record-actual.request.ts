import { z } from 'zod';
import { decimalSchema, text } from '../../http/validation.js';

export const recordActualRequest = z.strictObject({
  actual: decimalSchema,
  /** Where it was published. */
  source: text(500),
});
export type RecordActualRequest = z.infer<typeof recordActualRequest>;
