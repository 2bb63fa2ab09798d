import { z } from 'zod';
import {
  allowedActions,
  day,
  decimal,
  hash,
  id,
  instant,
  period,
  phase,
  whole,
} from '../http/response-parts.js';

export const waitingFor = z.enum(['division', 'reviewer']).nullable();

/** As the inbox has it. */
export const report = z
  .strictObject({
    reportId: id,
    planId: id,
    assignmentId: id,
    title: z.string(),
    subIndexId: id.nullable(),
    period,
    leadDivisionId: id,
    leadDivisionName: z.string(),
    dutyDivisionId: id,
    supportingDivisionIds: z.array(id),
    phase,
    waitingFor,
    opensAt: instant,
    limitAt: instant,
    lastValidDay: day,
    ownLimitAt: instant,
    ownLastValidDay: day,
    overdue: z.boolean(),
    submissionNumber: whole,
    returns: whole,
    submittedOnTime: z.boolean().nullable(),
    acceptedOnTime: z.boolean().nullable(),
    approvedAt: instant.nullable(),
    reviewDueAt: instant.nullable(),
    nextDueAt: instant.nullable(),
    version: whole,
    etag: z.string().meta({ description: 'For If-Match; without quotes.' }),
  })
  .meta({ id: 'Report' });

/** As the list has it. */
export const reportItem = z
  .strictObject({
    ...report.shape,
    allowedActions: allowedActions(
      'saveDraft',
      'submit',
      'withdraw',
      'beginReview',
      'approve',
      'return',
      'reopen',
    ),
  })
  .meta({ id: 'ReportItem' });

const figure = z
  .strictObject({
    name: z.string(),
    value: decimal,
    unit: z.string(),
    kind: z.enum(['estimate', 'final']),
  })
  .meta({ id: 'Figure' });

export const attachment = z
  .strictObject({
    hash: hash.meta({ description: 'SHA-256 of its bytes.' }),
    name: z.string(),
    type: z.string(),
    bytes: whole,
  })
  .meta({ id: 'Attachment' });

export const reportContent = z
  .strictObject({
    taskStatus: z.enum(['notStarted', 'inProgress', 'completed', 'delayed']),
    progressPercent: decimal,
    results: z.string(),
    figures: z.array(figure),
    evidence: z.array(z.string()),
    noEvidenceReason: z.string(),
    difficulties: z.string(),
    proposals: z.string(),
    attachments: z.array(attachment).exactOptional(),
  })
  .meta({ id: 'ReportContent' });

export const contentField = z.enum([
  'taskStatus',
  'progressPercent',
  'results',
  'figures',
  'evidence',
  'noEvidenceReason',
  'difficulties',
  'proposals',
  'attachments',
]);
