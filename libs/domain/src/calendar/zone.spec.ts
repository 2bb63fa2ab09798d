import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMilliseconds,
  addSeconds,
  atHour,
  dayExists,
  dayOf,
  dayOn,
  isDay,
  isOnTime,
  lastValidDay,
  shiftDay,
  startOfDay,
  weekdayOf,
} from './zone.js';

const SEED = 20240815;
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((offset) => shiftDay('1990-01-01', offset));
const laws = { seed: SEED, numRuns: 300 };

describe(`days and instants of Asia/Ho_Chi_Minh (laws: seed ${SEED})`, () => {
  it('begins the day at 17:00 UTC of the day before', () => {
    expect(startOfDay('2024-12-05')).toBe('2024-12-04T17:00:00.000Z');
    expect(startOfDay('2024-09-15')).toBe('2024-09-14T17:00:00.000Z');
    expect(atHour('2024-08-29', 8)).toBe('2024-08-29T01:00:00.000Z');
  });

  it('tells the day on both sides of midnight', () => {
    expect(dayOf('2024-09-14T16:59:59.999Z')).toBe('2024-09-14');
    expect(dayOf('2024-09-14T17:00:00.000Z')).toBe('2024-09-15');
    expect(dayOf('2024-12-31T17:00:00.000Z')).toBe('2025-01-01');
  });

  it('takes 14/9 23:59:59.999 as on time and 15/9 00:00:00.000 as late', () => {
    const limit = startOfDay('2024-09-15');
    expect(isOnTime('2024-09-14T16:59:59.999Z', limit)).toBe(true);
    expect(isOnTime('2024-09-14T17:00:00.000Z', limit)).toBe(false);
  });

  it('takes 4/12 23:59:59.999 as on time and 5/12 00:00:00.000 as late', () => {
    expect(isOnTime('2024-12-04T16:59:59.999Z', '2024-12-04T17:00:00.000Z')).toBe(true);
    expect(isOnTime('2024-12-04T17:00:00.000Z', '2024-12-04T17:00:00.000Z')).toBe(false);
  });

  it('names the last valid day of a limit at midnight and of one within a day', () => {
    expect(lastValidDay('2024-09-14T17:00:00.000Z')).toBe('2024-09-14');
    expect(lastValidDay('2024-12-04T17:00:00.000Z')).toBe('2024-12-04');
    expect(lastValidDay('2024-12-14T17:00:00.001Z')).toBe('2024-12-15');
  });

  it('adds weeks to the ladder: 26/12, 2/1, 9/1, 16/1 after 19/12/2024', () => {
    const level3 = startOfDay('2024-12-19');
    expect([7, 14, 21, 28].map((days) => dayOf(addDays(level3, days)))).toEqual([
      '2024-12-26',
      '2025-01-02',
      '2025-01-09',
      '2025-01-16',
    ]);
    expect(addDays(level3, 7)).toBe('2024-12-25T17:00:00.000Z');
  });

  it('adds and takes away seconds and days', () => {
    expect(addSeconds('2024-12-14T17:00:00.000Z', 2)).toBe('2024-12-14T17:00:02.000Z');
    expect(addMilliseconds('2024-12-14T17:00:00.000Z', -1)).toBe('2024-12-14T16:59:59.999Z');
    expect(addMilliseconds('2024-12-14T16:59:59.999Z', 1)).toBe('2024-12-14T17:00:00.000Z');
    expect(addSeconds('2024-12-14T17:00:00.000Z', -1)).toBe('2024-12-14T16:59:59.000Z');
    expect(addDays('2024-03-01T02:03:04.005Z', -1)).toBe('2024-02-29T02:03:04.005Z');
    expect(shiftDay('2024-12-31', 1)).toBe('2025-01-01');
    expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29');
  });

  it('counts weekdays from Monday', () => {
    expect(weekdayOf('2024-12-02')).toBe(1);
    expect(weekdayOf('2024-12-14')).toBe(6);
    expect(weekdayOf('2024-12-15')).toBe(7);
  });

  it.each(['2024-02-29', '0001-01-01', '9999-12-31', '2028-01-31'])('takes %s for a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '2024-06-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0000-01-01',
    '2024-1-1',
    '15/9/2024',
    '2024-09-14T17:00:00.000Z',
    ' 2024-09-14',
    '2024-09-14\n',
    '',
  ])('takes %j for no day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('knows which days a month has', () => {
    expect(dayExists(2024, 6, 30)).toBe(true);
    expect(dayExists(2024, 6, 31)).toBe(false);
    expect(dayExists(2100, 2, 29)).toBe(false);
    expect(dayExists(2024, 2.5, 1)).toBe(false);
    expect(dayExists(2024, 12, Number.NaN)).toBe(false);
    expect(dayExists(10_000, 1, 1)).toBe(false);
    expect(dayOn(2024, 12, 5)).toBe('2024-12-05');
    expect(() => dayOn(2024, 6, 31)).toThrow(RangeError);
    expect(() => atHour('2024-06-01', 24)).toThrow(RangeError);
  });

  it('law: every instant of a day lies in it, and the last one before its start does not', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399 }), (day, second) => {
        expect(dayOf(addSeconds(startOfDay(day), second))).toBe(day);
        expect(lastValidDay(startOfDay(day))).toBe(shiftDay(day, -1));
      }),
      laws,
    );
  });

  it('law: later days begin later, as text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(startOfDay(a) < startOfDay(b)).toBe(a < b);
      }),
      laws,
    );
  });
});
