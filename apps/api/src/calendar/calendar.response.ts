import { z } from 'zod';
import { day, id, instant, nonWorkingDayPolicy, period, whole } from '../http/response-parts.js';

const limit = z
  .strictObject({
    planId: id,
    period,
    limitAt: instant,
    lastValidDay: day,
    lastValidDayIsWorkingDay: z.boolean(),
    policy: nonWorkingDayPolicy,
    workingDaysLeft: whole,
    kind: z.enum(['own', 'revision', 'review']),
    reports: z.array(z.strictObject({ reportId: id, title: z.string(), open: z.boolean() })),
  })
  .meta({ id: 'Limit' });

/** As published; days outside of it are unknown. */
export const calendarResponse = z
  .strictObject({
    version: whole,
    basis: z.string(),
    from: day,
    to: day,
    holidays: z.array(z.strictObject({ day, name: z.string() })),
    swappedWorkingDays: z.array(day).meta({ description: 'Saturdays or Sundays that are worked.' }),
  })
  .meta({ id: 'WorkingCalendar' });

export const limitsResponse = z.strictObject({ from: day, to: day, items: z.array(limit) });
