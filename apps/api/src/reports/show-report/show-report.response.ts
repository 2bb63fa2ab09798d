import { z } from 'zod';
import { escalationItem } from '../../escalations/escalations.response.js';
import { day, id, instant, whole } from '../../http/response-parts.js';
import { reportItem } from '../report.response.js';
import { draft } from '../save-draft/save-draft.response.js';
import { submission } from '../show-versions/show-versions.response.js';

/** The limit as it was last set, and every instant that follows from it. */
const arming = z
  .strictObject({
    number: whole,
    cause: z.enum(['opened', 'returned', 'reopened']),
    armedAt: instant,
    limitAt: instant,
    lastValidDay: day,
    calendarVersion: whole,
    reminders: z.array(z.strictObject({ daysBefore: whole, at: instant })),
    ladder: z.array(z.strictObject({ level: z.literal([1, 2, 3]), repeat: whole, at: instant })),
    remindersDone: z.array(whole),
    missed: z.boolean(),
    annulled: z.boolean(),
    raised: z.array(id),
  })
  .meta({ id: 'Arming' });

export const showReportResponse = z.strictObject({
  ...reportItem.shape,
  assignmentText: z.string(),
  arming,
  submissions: z.array(submission),
  escalations: z.array(escalationItem),
  draft: draft.nullable().meta({ description: 'For those whom drafts are shown to; null for others.' }),
});
