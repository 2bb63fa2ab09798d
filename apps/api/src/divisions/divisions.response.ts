import { z } from 'zod';
import { allowedActions, day, id, listOf } from '../http/response-parts.js';

const names = { name: z.string(), shortName: z.string(), headTitle: z.string() };

const division = z
  .strictObject({
    divisionId: id,
    ...names,
    planning: z.boolean(),
    renamed: z.array(z.strictObject({ ...names, from: day, basis: z.string() })),
    end: z
      .strictObject({
        how: z.enum(['merged', 'split', 'abolished']),
        lastDay: day,
        successorId: id,
        basis: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Division' });

export const divisionsResponse = z.strictObject({
  ...listOf(division).shape,
  allowedActions: allowedActions('register', 'rename', 'end'),
});
