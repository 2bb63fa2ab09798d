import { z } from 'zod';
import { plannedAssignment } from '../../assignments/assignments.response.js';
import {
  allowedActions,
  day,
  decimal,
  id,
  instant,
  listOf,
  nonWorkingDayPolicy,
  pageOf,
  period,
  whole,
} from '../../http/response-parts.js';

const planActions = allowedActions('import', 'prepare', 'issue', 'recordActual');

const plan = z.strictObject({
  planId: id,
  title: z.string(),
  year: z.int(),
  status: z.enum(['draft', 'issued']),
  number: z.string().nullable(),
  date: day.nullable(),
  signerName: z.string().nullable(),
  issuedAt: instant.nullable(),
  fromPlanId: id.nullable(),
  sample: z.boolean(),
  assignments: whole,
});

/** As the list has it. */
const planItem = z.strictObject({ ...plan.shape, allowedActions: planActions }).meta({ id: 'PlanItem' });

const subIndex = z.strictObject({
  subIndexId: id,
  name: z.string(),
  baseline: decimal,
  target: decimal,
  delta: decimal,
  targetText: z.string().exactOptional(),
});

const schedule = z
  .strictObject({
    quarterly: z.strictObject({ beforeDay: whole }).nullable(),
    yearly: z.strictObject({ beforeDay: whole, month: whole }).nullable(),
  })
  .meta({ id: 'Schedule' });

/** Days are working days. */
const settings = z
  .strictObject({
    nonWorkingDayPolicy,
    nonWorkingDayBasis: z.string().nullable(),
    remindBefore: z.array(whole),
    missGraceSeconds: whole,
    level2After: whole,
    level3After: whole,
    weeklyRepeats: whole,
    reviewWithin: whole,
    revisionWithin: whole,
  })
  .meta({ id: 'PlanSettings' });

const planContent = z
  .strictObject({
    planId: id,
    title: z.string(),
    year: z.int(),
    parentPlan: z.strictObject({ number: z.string(), date: day, issuer: z.string() }),
    subIndices: z.array(subIndex),
    assignments: z.array(plannedAssignment),
    schedule,
    consolidationSchedule: schedule.nullable(),
    recipients: z.array(z.string()),
    settings,
    sample: z.boolean(),
  })
  .meta({ id: 'PlanContent' });

export const listPlansResponse = z.strictObject({
  ...pageOf(planItem).shape,
  allowedActions: allowedActions('import'),
});

export const showPlanResponse = z.strictObject({
  ...plan.shape,
  version: whole,
  content: planContent,
  periods: z.array(z.strictObject({ period, opensAt: instant, limitAt: instant, lastValidDay: day })),
  etag: z.string(),
  allowedActions: planActions,
});

export const subIndicesResponse = listOf(
  z
    .strictObject({
      ...subIndex.shape,
      planId: id,
      actual: decimal.nullable().meta({ description: 'Null until it is published.' }),
      actuals: z
        .array(z.strictObject({ actual: decimal, source: z.string(), recordedAt: instant }))
        .meta({ description: 'What was recorded, the oldest first.' }),
    })
    .meta({ id: 'SubIndex' }),
);
