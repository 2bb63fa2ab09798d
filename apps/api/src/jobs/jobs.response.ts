import { EXPORT_FORMATS } from '@dondoc/contracts';
import { z } from 'zod';
import { hash, id, whole } from '../http/response-parts.js';

const progress = z.strictObject({
  done: whole,
  of: whole.meta({ description: 'As it was counted at the beginning; 0 before.' }),
});

const result = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('verification'),
    whole: z.boolean(),
    streams: whole,
    events: whole,
    broken: z.strictObject({ streamId: id, version: whole, why: z.string() }).nullable(),
    missing: whole.meta({ description: 'Streams that end too early.' }),
    stray: whole.meta({ description: 'Accepted commands without their events.' }),
    firstMissing: id.nullable(),
  }),
  z.strictObject({
    kind: z.literal('export'),
    format: z.enum(EXPORT_FORMATS),
    entries: whole,
    bytes: whole,
    sha256: hash,
  }),
]);

export const job = z
  .discriminatedUnion('state', [
    z.strictObject({ jobId: id, state: z.literal('running'), progress: progress.nullable() }),
    z.strictObject({ jobId: id, state: z.literal('done'), result }),
    z.strictObject({ jobId: id, state: z.enum(['cancelled', 'failed']) }),
  ])
  .meta({ id: 'Job' });

export const beginJobResponse = z.strictObject({ jobId: id });
