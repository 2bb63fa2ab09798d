import { z } from 'zod';
import { instantSchema, pathId } from '../http/validation.js';

const actorId = z.string().regex(/^[\w./:-]{1,200}$/);

/** What of the record is asked for. */
export const auditFilterFields = {
  streamId: pathId.optional(),
  actorId: actorId.optional(),
  type: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/)
    .optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
};
