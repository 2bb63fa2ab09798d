import { z } from 'zod';

const ok = z.literal('ok');

export const healthzResponse = z.strictObject({ status: ok });

export const readyzResponse = z.strictObject({
  status: ok,
  postgres: z.literal('up'),
  temporal: z.enum(['up', 'down']),
});
