import { z } from 'zod';
import { hash, id, instant, listOf, whole } from '../../http/response-parts.js';
import { contentField, reportContent } from '../report.response.js';

export const submission = z
  .strictObject({
    version: whole,
    content: reportContent,
    contentHash: hash,
    receipt: id,
    receivedAt: instant,
    onTime: z.boolean(),
    arming: whole,
    lateReason: z.string().nullable(),
    draftVersion: whole,
    authors: z.array(id),
    submittedBy: id,
    submittedByName: z.string(),
    reviewDueAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    reviewBegunAt: instant.nullable(),
    reviewedBy: id.nullable(),
    reviewedByName: z.string().nullable(),
    decision: z.enum(['approved', 'returned']).nullable(),
    decidedAt: instant.nullable(),
    decidedBy: id.nullable(),
    decidedByName: z.string().nullable(),
    returnReason: z.string().nullable(),
    comments: z.array(z.strictObject({ field: contentField, text: z.string() })),
    reopenedAt: instant.nullable(),
    reopenedByName: z.string().nullable(),
    reopenReason: z.string().nullable(),
  })
  .meta({ id: 'Submission' });

export const listVersionsResponse = listOf(submission);
