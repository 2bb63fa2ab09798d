import type { ReportContent, ReviewComment } from '@dondoc/domain';
import { z } from 'zod';
import { decimalSchema, text } from '../http/validation.js';

/** Characters in one text of a report: about ten printed pages. */
const LONG = 20_000;
const SHORT = 500;

const figure = z.strictObject({
  name: text(SHORT),
  value: decimalSchema,
  unit: text(50),
  kind: z.enum(['estimate', 'final']),
});

const fields = {
  taskStatus: z.enum(['notStarted', 'inProgress', 'completed', 'delayed']),
  progressPercent: decimalSchema,
  results: text(LONG),
  figures: z.array(figure).max(100),
  evidence: z.array(text(2_000)).max(50),
  noEvidenceReason: text(2_000),
  difficulties: text(LONG),
  proposals: text(LONG),
  attachments: z
    .array(
      z.strictObject({
        hash: z.string().regex(/^[0-9a-f]{64}$/),
        name: text(200),
        type: text(200),
        bytes: z.number().int().min(1),
      }),
    )
    .max(20)
    .exactOptional(),
};

export const reportContent = z.strictObject(fields) satisfies z.ZodType<ReportContent>;

/** A draft may leave out anything. */
export const draftContent = z.strictObject(fields).partial();

export const reason = text(2_000);

const fieldNames = Object.keys(fields) as [keyof ReportContent, ...(keyof ReportContent)[]];

export const reviewComments = z
  .array(z.strictObject({ field: z.enum(fieldNames), text: text(2_000) }))
  .max(50) satisfies z.ZodType<ReviewComment[]>;

/** The version a decision decides. */
export const versionNumber = z.number().int().min(1).max(100_000);
