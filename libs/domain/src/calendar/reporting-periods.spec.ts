import { describe, expect, it } from '@jest/globals';
import { calendar2024 } from '../../../../test/examples/calendar-2024.js';
import type { NonWorkingDayPolicy, ReportingSchedule } from './calendar.types.js';
import { reportingPeriods } from './reporting-periods.js';
import { CalendarDoesNotCover } from './working-days.js';

const PGI: ReportingSchedule = { quarterly: { beforeDay: 15 }, yearly: { beforeDay: 5, month: 12 } };
const limits = (policy: NonWorkingDayPolicy): [string, string, string][] =>
  reportingPeriods(PGI, 2024, calendar2024, policy).map(({ key, limitAt, lastValidDay }) => [
    key,
    limitAt,
    lastValidDay,
  ]);

describe('reporting periods', () => {
  it('gives the four quarters and the year in the order of their limits', () => {
    expect(limits('KEEP')).toEqual([
      ['2024-Q1', '2024-03-14T17:00:00.000Z', '2024-03-14'],
      ['2024-Q2', '2024-06-14T17:00:00.000Z', '2024-06-14'],
      ['2024-Q3', '2024-09-14T17:00:00.000Z', '2024-09-14'],
      ['2024-Y', '2024-12-04T17:00:00.000Z', '2024-12-04'],
      ['2024-Q4', '2024-12-14T17:00:00.000Z', '2024-12-14'],
    ]);
  });

  it('begins each on its first day, 00:00 local time', () => {
    const starts = reportingPeriods(PGI, 2024, calendar2024, 'KEEP').map(({ key, startsAt }) => [
      key,
      startsAt,
    ]);
    expect(starts).toEqual([
      ['2024-Q1', '2023-12-31T17:00:00.000Z'],
      ['2024-Q2', '2024-03-31T17:00:00.000Z'],
      ['2024-Q3', '2024-06-30T17:00:00.000Z'],
      ['2024-Y', '2023-12-31T17:00:00.000Z'],
      ['2024-Q4', '2024-09-30T17:00:00.000Z'],
    ]);
  });

  it('NEXT carries a last valid Saturday to Monday: Q3 to 16/9, Q4 to 16/12/2024', () => {
    expect(limits('NEXT')).toEqual([
      ['2024-Q1', '2024-03-14T17:00:00.000Z', '2024-03-14'],
      ['2024-Q2', '2024-06-14T17:00:00.000Z', '2024-06-14'],
      ['2024-Q3', '2024-09-16T17:00:00.000Z', '2024-09-16'],
      ['2024-Y', '2024-12-04T17:00:00.000Z', '2024-12-04'],
      ['2024-Q4', '2024-12-16T17:00:00.000Z', '2024-12-16'],
    ]);
  });

  it('PREVIOUS brings it back to Friday: Q3 to 13/9, Q4 to 13/12/2024', () => {
    expect(limits('PREVIOUS')).toEqual([
      ['2024-Q1', '2024-03-14T17:00:00.000Z', '2024-03-14'],
      ['2024-Q2', '2024-06-14T17:00:00.000Z', '2024-06-14'],
      ['2024-Q3', '2024-09-13T17:00:00.000Z', '2024-09-13'],
      ['2024-Y', '2024-12-04T17:00:00.000Z', '2024-12-04'],
      ['2024-Q4', '2024-12-13T17:00:00.000Z', '2024-12-13'],
    ]);
  });

  it.each([
    ['KEEP', '2024-09-02'],
    ['NEXT', '2024-09-04'],
    ['PREVIOUS', '2024-08-30'],
  ] as const)('%s with a last valid day on Quốc khánh gives %s', (policy, expected) => {
    const schedule: ReportingSchedule = { quarterly: { beforeDay: 3 }, yearly: null };
    const third = reportingPeriods(schedule, 2024, calendar2024, policy)[2];
    expect(third).toMatchObject({ key: '2024-Q3', lastValidDay: expected });
  });

  it('has the last day of the month before as last valid day of "before the 1st"', () => {
    const schedule: ReportingSchedule = { quarterly: { beforeDay: 1 }, yearly: null };
    const days = reportingPeriods(schedule, 2024, calendar2024, 'KEEP').map((period) => period.lastValidDay);
    expect(days).toEqual(['2024-02-29', '2024-05-31', '2024-08-31', '2024-11-30']);
  });

  it('gives only what the schedule asks for', () => {
    const keys = (schedule: ReportingSchedule): string[] =>
      reportingPeriods(schedule, 2024, calendar2024, 'KEEP').map((period) => period.key);
    expect(keys({ quarterly: null, yearly: PGI.yearly })).toEqual(['2024-Y']);
    expect(keys({ quarterly: PGI.quarterly, yearly: null })).toEqual([
      '2024-Q1',
      '2024-Q2',
      '2024-Q3',
      '2024-Q4',
    ]);
    expect(keys({ quarterly: null, yearly: null })).toEqual([]);
  });

  it('orders two periods of one limit by name, the quarter first', () => {
    const schedule: ReportingSchedule = {
      quarterly: { beforeDay: 15 },
      yearly: { beforeDay: 15, month: 12 },
    };
    const keys = reportingPeriods(schedule, 2024, calendar2024, 'KEEP').map((period) => period.key);
    expect(keys.slice(-2)).toEqual(['2024-Q4', '2024-Y']);
  });

  it('refuses a day that the month does not have', () => {
    const schedule: ReportingSchedule = { quarterly: { beforeDay: 31 }, yearly: null };
    expect(() => reportingPeriods(schedule, 2024, calendar2024, 'KEEP')).toThrow(RangeError);
  });

  it('asks the calendar only where a limit might move', () => {
    expect(reportingPeriods(PGI, 2030, calendar2024, 'KEEP')).toHaveLength(5);
    expect(() => reportingPeriods(PGI, 2030, calendar2024, 'NEXT')).toThrow(CalendarDoesNotCover);
    expect(() => reportingPeriods(PGI, 2030, calendar2024, 'PREVIOUS')).toThrow(CalendarDoesNotCover);
  });
});
