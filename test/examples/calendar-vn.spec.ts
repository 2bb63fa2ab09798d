import { readFileSync } from 'node:fs';
import { accept } from '@dondoc/decider';
import {
  calendarDecider,
  dayOf,
  endOfNthWorkingDay,
  isWorkingDay,
  nthWorkingDayBefore,
  reportingPeriods,
  shiftDay,
  type WorkingCalendar,
} from '@dondoc/domain';
import { describe, expect, it } from '@jest/globals';
import { readCalendarFile } from '../../libs/application/src/plan-file/index.js';
import { calendar2024 } from './calendar-2024.js';

const FILE = new URL('../../plans/calendar-vn.yaml', import.meta.url);

function shipped(): WorkingCalendar {
  const read = readCalendarFile(readFileSync(FILE), 'calendar-vn.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.calendar;
}
const calendar = shipped();

const holidaysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1))
    if (calendar.holidays.some((holiday) => holiday.day === day)) days.push(day);
  return days;
};

describe('the calendar that is shipped', () => {
  it('may be published as it stands', () => {
    const decision = calendarDecider.decide(
      calendarDecider.initialState,
      { type: 'PublishCalendar', calendar },
      { actor: { kind: 'process', workflowId: 'setup', runId: 'spec' } },
    );
    expect(decision).toEqual(accept({ type: 'CalendarPublished', data: { calendar } }));
  });

  it('agrees with the example calendar on every day of it', () => {
    for (let day = calendar2024.from; day <= calendar2024.to; day = shiftDay(day, 1))
      expect([day, isWorkingDay(calendar, day)]).toEqual([day, isWorkingDay(calendar2024, day)]);
  });

  it.each([
    ['Tết Giáp Thìn', '2024-02-01', '2024-02-29', '2024-02-08', '2024-02-14'],
    ['Tết Ất Tỵ', '2025-01-10', '2025-02-15', '2025-01-27', '2025-01-31'],
    ['Tết Bính Ngọ', '2026-02-01', '2026-02-28', '2026-02-16', '2026-02-20'],
    ['Tết Đinh Mùi', '2027-01-20', '2027-02-28', '2027-02-04', '2027-02-10'],
    ['Tết Mậu Thân', '2028-01-10', '2028-01-31', '2028-01-24', '2028-01-28'],
  ])('rests without a gap for %s', (_name, from, to, first, last) => {
    const days = holidaysBetween(from, to);
    expect([days[0], days.at(-1)]).toEqual([first, last]);
    for (let day = first; day <= last; day = shiftDay(day, 1)) expect(days).toContain(day);
  });

  it.each([
    ['2024-04-29', '2024-05-04'],
    ['2025-05-02', '2025-04-26'],
    ['2026-01-02', '2026-01-10'],
    ['2026-08-31', '2026-08-22'],
  ])('rests on %s and works on %s instead', (off, worked) => {
    expect(isWorkingDay(calendar, off)).toBe(false);
    expect(isWorkingDay(calendar, worked)).toBe(true);
    expect(calendar.swappedWorkingDays).toContain(worked);
  });

  it('swaps as many days as it works in exchange', () => {
    const exchanged = calendar.holidays.filter((holiday) => holiday.name.startsWith('Nghỉ hoán đổi'));
    expect(exchanged).toHaveLength(calendar.swappedWorkingDays.length);
  });

  it('gives a weekday for every holiday that falls on a weekend', () => {
    expect(isWorkingDay(calendar, '2026-04-27')).toBe(false);
    expect(isWorkingDay(calendar, '2027-05-03')).toBe(false);
    expect(isWorkingDay(calendar, '2028-01-03')).toBe(false);
  });

  it.each([2024, 2025, 2026, 2027])(
    'reaches far enough for every limit, reminder and ladder of %d',
    (year) => {
      const schedule = { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 5, month: 12 } };
      for (const { limitAt, lastValidDay } of reportingPeriods(schedule, year, calendar, 'NEXT')) {
        expect(nthWorkingDayBefore(calendar, limitAt, 10) < limitAt).toBe(true);
        expect(endOfNthWorkingDay(calendar, lastValidDay, 3) > limitAt).toBe(true);
      }
    },
  );

  it('reminds of Year/2026 around Ngày Văn hóa Việt Nam', () => {
    const limitAt = '2026-12-04T17:00:00.000Z';
    expect([10, 5, 2, 1].map((n) => dayOf(nthWorkingDayBefore(calendar, limitAt, n)))).toEqual([
      '2026-11-20',
      '2026-11-30',
      '2026-12-03',
      '2026-12-04',
    ]);
  });
});
