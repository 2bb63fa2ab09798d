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
  const lastDay = lastValidDay(setting.limitAt);
  const level3At = endOfNthWorkingDay(calendar, lastDay, settings.level3After);
  const daysBefore = [...new Set(settings.remindBefore)].sort((a, b) => b - a);
  const weeks = Array.from({ length: settings.weeklyRepeats }, (_, index) => index + 1);
  return {
    ...setting,
    lastValidDay: lastDay,
    calendarVersion: calendar.version,
    reminders: daysBefore.map((days) => ({
      daysBefore: days,
      at: nthWorkingDayBefore(calendar, setting.limitAt, days),
    })),
    ladder: [
      { level: 1, repeat: 0, at: setting.limitAt },
      { level: 2, repeat: 0, at: endOfNthWorkingDay(calendar, lastDay, settings.level2After) },
      { level: 3, repeat: 0, at: level3At },
      ...weeks.map((repeat) => ({ level: 3, repeat, at: addDays(level3At, 7 * repeat) }) as const),
    ],
  };
}
