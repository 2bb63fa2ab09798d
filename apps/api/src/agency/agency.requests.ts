import { z } from 'zod';
import { daySchema, text } from '../http/validation.js';

export const name = text(500);
export const basis = text(500);

export const renameAgencyRequest = z.strictObject({
  name,
  shortName: name,
  parentName: name,
  from: daySchema,
  basis,
});
export type RenameAgencyRequest = z.infer<typeof renameAgencyRequest>;
