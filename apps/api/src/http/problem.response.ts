import { z } from 'zod';
import { words } from './response-parts.js';
import type { ProblemDocument } from './problem-document.js';

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** RFC 9457 with our extension members; see libs/contracts/src/problems.ts for the codes. */
export const problemResponse = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: 'Stable; recognise a problem by it.' }),
  detail: z.string().meta({ description: 'In Vietnamese.' }),
  detailEn: z.string(),
  action: words,
  field: z.string().exactOptional(),
  params: params.exactOptional(),
  errors: z
    .array(
      z.strictObject({
        field: z.string().exactOptional(),
        line: z.int().exactOptional(),
        code: z.string(),
        detail: z.string(),
        detailEn: z.string(),
        params: params.exactOptional(),
      }),
    )
    .exactOptional(),
  instance: z.string().meta({ description: 'Correlation id, also in X-Request-Id and in the log.' }),
}) satisfies z.ZodType<ProblemDocument>;
