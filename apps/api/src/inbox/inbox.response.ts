import { z } from 'zod';
import { escalation } from '../escalations/escalations.response.js';
import { pageOf, whole } from '../http/response-parts.js';
import { report } from '../reports/report.response.js';

const inboxItem = z
  .strictObject({
    task: z.enum([
      'write',
      'revise',
      'beginReview',
      'decide',
      'waitForDivision',
      'waitForReviewer',
      'nothing',
    ]),
    report,
  })
  .meta({ id: 'InboxItem' });

const cursor = z.string().nullable();

export const inboxListResponse = pageOf(inboxItem);

export const inboxResponse = z.strictObject({
  toDo: z.array(inboxItem),
  waiting: z.array(inboxItem),
  done: z.array(inboxItem),
  next: z
    .strictObject({ toDo: cursor, waiting: cursor, done: cursor })
    .meta({ description: 'Where each list goes on; null where all of it is here.' }),
  escalations: z.array(escalation),
  counts: z.strictObject({
    toDo: whole,
    waiting: whole,
    done: whole,
    escalations: whole,
    overdue: whole,
  }),
});
