import { z } from 'zod';
import { basis, name } from '../agency/agency.requests.js';
import { daySchema, newId, pathId } from '../http/validation.js';

const names = { name, shortName: name, headTitle: name };

export const registerDivisionRequest = z.strictObject({ divisionId: newId, ...names });
export type RegisterDivisionRequest = z.infer<typeof registerDivisionRequest>;

export const renameDivisionRequest = z.strictObject({ ...names, from: daySchema, basis });
export type RenameDivisionRequest = z.infer<typeof renameDivisionRequest>;

export const endDivisionRequest = z.strictObject({
  how: z.enum(['merged', 'split', 'abolished']),
  lastDay: daySchema,
  successorId: pathId,
  basis,
});
export type EndDivisionRequest = z.infer<typeof endDivisionRequest>;
