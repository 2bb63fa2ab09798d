import { z } from 'zod';
import { allowedActions, day, id } from '../http/response-parts.js';

const names = { name: z.string(), shortName: z.string(), parentName: z.string() };

export const agencyResponse = z.strictObject({
  agencyId: id,
  ...names,
  place: z.string(),
  renamed: z.array(z.strictObject({ ...names, from: day, basis: z.string() })),
  allowedActions: allowedActions('rename', 'endAllAccess'),
});
