import { z } from 'zod';
import { id, instant } from '../http/response-parts.js';

export const sessionResponse = z.strictObject({
  agencyId: id,
  personId: id,
  name: z.string(),
  begunAt: instant,
  freshUntil: instant.nullable().meta({
    description:
      'Until when accounts and offices may be changed; null where nobody says when they signed in.',
  }),
  idleEndsAt: instant,
  endsAt: instant,
});

export const sessionsResponse = z.strictObject({
  items: z.array(
    z.strictObject({
      sessionId: z.string().meta({ description: 'Names the session, and signs nobody in.' }),
      begunAt: instant,
      seenAt: instant.meta({ description: 'Last used, to a minute.' }),
      idleEndsAt: instant,
      endsAt: instant,
      present: z.boolean().meta({ description: 'The one that asks.' }),
    }),
  ),
});

export const endedSessionResponse = z.strictObject({
  present: z.boolean().meta({ description: 'It was the one that asked.' }),
});

export const signOutResponse = z.strictObject({
  endSessionUrl: z
    .string()
    .nullable()
    .meta({ description: 'Where the browser may end the session that it has with the issuer.' }),
});
