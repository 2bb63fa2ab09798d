import { weekdayOf, type WorkingCalendar } from '@dondoc/domain';
import { z } from 'zod';
import type { FilePath, FileProblem, FileResult } from './file-problem.types.js';
import { failed } from './file-result.js';
import { day, line, list, shaped, text, wholeNumber } from './shapes.js';
import { readYaml, type YamlSource } from './yaml-source.js';

const SATURDAY = 6;

const calendarShape = z.strictObject({
  version: wholeNumber.min(1).max(10_000),
  basis: text,
  from: day,
  to: day,
  holidays: list(z.strictObject({ day, name: line })),
  swappedWorkingDays: list(day),
});

/**
 * Reads a version of a working calendar (see plans/calendar-vn.yaml). Days are those of
 * Asia/Ho_Chi_Minh. Never throws.
 */
export function readCalendarFile(
  input: string | Uint8Array,
  fileName: string,
): FileResult<{ calendar: WorkingCalendar }> {
  const read = readYaml(input, fileName);
  if (!read.ok) return read;
  const file = shaped(calendarShape, read.source);
  if (!file.ok) return file;
  const problems = dayProblems(file.data, read.source);
  return problems.length > 0 ? failed(problems) : { ok: true, calendar: file.data };
}

function dayProblems(calendar: WorkingCalendar, { problemAt }: YamlSource): FileProblem[] {
  const { from, to, swappedWorkingDays } = calendar;
  const holidays = calendar.holidays.map((holiday) => holiday.day);
  const wrong = (path: FilePath, at: string): FileProblem =>
    problemAt(path, 'CALENDAR_DAY_INVALID', { day: at });
  const isOutside = (at: string): boolean => at < from || at > to;
  return [
    ...(to < from ? [wrong(['to'], to)] : []),
    ...holidays.flatMap((at, index) =>
      isOutside(at) || holidays.indexOf(at) !== index ? [wrong(['holidays', index, 'day'], at)] : [],
    ),
    // A weekday is worked anyway, and no day is both worked and off.
    ...swappedWorkingDays.flatMap((at, index) =>
      isOutside(at) ||
      weekdayOf(at) < SATURDAY ||
      holidays.includes(at) ||
      swappedWorkingDays.indexOf(at) !== index
        ? [wrong(['swappedWorkingDays', index], at)]
        : [],
    ),
  ];
}
