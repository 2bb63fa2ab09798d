import { z } from 'zod';
import { day, id, instant, pageOf, period, whole } from '../http/response-parts.js';

const notice = z
  .strictObject({
    reportId: id.meta({ description: 'Of a job its id.' }),
    eventVersion: whole.meta({ description: 'Names it, with `reportId`.' }),
    kind: z.enum([
      'reminder',
      'returned',
      'approved',
      'reopened',
      'escalation',
      'reviewOverdue',
      'directive',
      'job',
    ]),
    toldAt: instant,
    readAt: instant.nullable().meta({ description: 'Null while it is not read.' }),
    title: z.string().nullable().meta({ description: 'Null of a job.' }),
    period: period.nullable(),
    leadDivisionName: z.string().nullable(),
    byName: z.string().nullable().meta({ description: 'Who decided.' }),
    text: z
      .string()
      .nullable()
      .meta({ description: 'Why it was returned or reopened, or what the directive says.' }),
    daysBefore: whole.nullable().meta({ description: 'Working days before the limit, of a reminder.' }),
    lastValidDay: day.nullable().meta({ description: 'Of the limit to be kept, or missed.' }),
    level: whole.nullable().meta({ description: '1–3, of an escalation.' }),
    repeat: whole.nullable().meta({ description: 'Of level 3: 0, or which weekly repeat.' }),
    submissionVersion: whole.nullable(),
    job: z
      .strictObject({
        kind: z.enum(['verification', 'export']),
        outcome: z.enum(['done', 'failed', 'cancelled']),
        whole: z.boolean().nullable(),
        entries: whole.nullable(),
      })
      .nullable()
      .meta({ description: 'What my own long work came to.' }),
  })
  .meta({ id: 'Notice' });

export const listNoticesResponse = z.strictObject({
  ...pageOf(notice).shape,
  unread: whole.meta({ description: 'Not read yet, of all pages; counted up to 1,000.' }),
});
