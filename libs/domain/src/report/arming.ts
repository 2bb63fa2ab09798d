import { addDays, endOfNthWorkingDay, lastValidDay, nthWorkingDayBefore } from '../calendar/index.js';
import type { Instant, WorkingCalendar } from '../calendar/calendar.types.js';
import type { PlanSettings } from '../plan/plan.types.js';
import type { Arming } from './report.types.js';

/**
 * Sets a limit: every reminder and every rung of the ladder as instants, by the calendar of this day
 * (spec §3, §4). A later edition of the calendar moves none of them. Throws what the calendar throws
 * for a day it does not cover.
 */
export function arm(
  settings: PlanSettings,
  calendar: WorkingCalendar,
  setting: {
    readonly number: number;
    readonly cause: Arming['cause'];
    readonly armedAt: Instant;
    readonly limitAt: Instant;
  },
): Arming {
  return {
    ...setting,
    calendarVersion: calendar.version,
    ...countedOnce(settings, calendar, setting.limitAt),
  };
}

type Counted = Pick<Arming, 'lastValidDay' | 'reminders' | 'ladder'>;

/**
 * A plan issues hundreds of reports with the same few limits, and counting working days is what takes
 * the time of it; so what was counted is kept with the calendar it was counted by.
 */
const countedBy = new WeakMap<WorkingCalendar, Map<string, Counted>>();

function countedOnce(settings: PlanSettings, calendar: WorkingCalendar, limitAt: Instant): Counted {
  const { remindBefore, level2After, level3After, weeklyRepeats } = settings;
  const key = JSON.stringify([limitAt, remindBefore, level2After, level3After, weeklyRepeats]);
  const known = countedBy.get(calendar) ?? new Map<string, Counted>();
  countedBy.set(calendar, known);
  const counted = known.get(key) ?? count(settings, calendar, limitAt);
  known.set(key, counted);
  return counted;
}

function count(settings: PlanSettings, calendar: WorkingCalendar, limitAt: Instant): Counted {
  const lastDay = lastValidDay(limitAt);
  const level3At = endOfNthWorkingDay(calendar, lastDay, settings.level3After);
  const daysBefore = [...new Set(settings.remindBefore)].sort((a, b) => b - a);
  const weeks = Array.from({ length: settings.weeklyRepeats }, (_, index) => index + 1);
  return {
    lastValidDay: lastDay,
    reminders: daysBefore.map((days) => ({
      daysBefore: days,
      at: nthWorkingDayBefore(calendar, limitAt, days),
    })),
    ladder: [
      { level: 1, repeat: 0, at: limitAt },
      { level: 2, repeat: 0, at: endOfNthWorkingDay(calendar, lastDay, settings.level2After) },
      { level: 3, repeat: 0, at: level3At },
      ...weeks.map((repeat) => ({ level: 3, repeat, at: addDays(level3At, 7 * repeat) }) as const),
    ],
  };
}
