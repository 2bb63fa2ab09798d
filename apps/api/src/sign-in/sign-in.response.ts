import { z } from 'zod';
import { id, instant } from '../http/response-parts.js';

export const sessionResponse = z.strictObject({
  agencyId: id,
  personId: id,
  name: z.string(),
  begunAt: instant,
  idleEndsAt: instant,
  endsAt: instant,
});

export const signOutResponse = z.strictObject({
  endSessionUrl: z
    .string()
    .nullable()
    .meta({ description: 'Where the browser may end the session that it has with the issuer.' }),
});
