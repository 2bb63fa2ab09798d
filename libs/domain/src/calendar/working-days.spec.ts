import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendar2024 } from '../../../../test/examples/calendar-2024.js';
import {
  CalendarDoesNotCover,
  covers,
  endOfNthWorkingDay,
  isWorkingDay,
  nextWorkingDay,
  nthWorkingDayBefore,
  previousWorkingDay,
  whenCovered,
} from './working-days.js';
import { atHour, dayOf, lastValidDay, shiftDay, startOfDay } from './zone.js';

const SEED = 163;
const laws = { seed: SEED, numRuns: 300 };
/** Far enough from the calendar's ends that no count of up to 15 working days leaves it. */
const dayWithin = fc.integer({ min: 0, max: 360 }).map((offset) => shiftDay('2024-02-01', offset));
const count = fc.integer({ min: 1, max: 15 });

const daysAt0800 = (limitAt: string, counts: number[]): string[] =>
  counts.map((n) => {
    const at = nthWorkingDayBefore(calendar2024, limitAt, n);
    expect(at.endsWith('T01:00:00.000Z')).toBe(true);
    return dayOf(at);
  });

describe(`working days (laws: seed ${SEED})`, () => {
  it('works Monday to Friday', () => {
    expect(isWorkingDay(calendar2024, '2024-12-02')).toBe(true);
    expect(isWorkingDay(calendar2024, '2024-12-06')).toBe(true);
    expect(isWorkingDay(calendar2024, '2024-12-07')).toBe(false);
    expect(isWorkingDay(calendar2024, '2024-12-08')).toBe(false);
  });

  it('rests on public holidays, Tết by the lunar calendar included', () => {
    expect(isWorkingDay(calendar2024, '2024-09-02')).toBe(false);
    expect(isWorkingDay(calendar2024, '2024-09-03')).toBe(false);
    expect(isWorkingDay(calendar2024, '2024-02-07')).toBe(true);
    expect(isWorkingDay(calendar2024, '2024-02-08')).toBe(false);
    expect(isWorkingDay(calendar2024, '2024-02-14')).toBe(false);
    expect(isWorkingDay(calendar2024, '2024-02-15')).toBe(true);
  });

  it('works on a swapped Saturday, in exchange for the Monday', () => {
    expect(isWorkingDay(calendar2024, '2024-05-04')).toBe(true);
    expect(isWorkingDay(calendar2024, '2024-04-29')).toBe(false);
    expect(nextWorkingDay(calendar2024, '2024-05-03')).toBe('2024-05-04');
    expect(nextWorkingDay(calendar2024, '2024-05-04')).toBe('2024-05-06');
    expect(previousWorkingDay(calendar2024, '2024-05-02')).toBe('2024-04-26');
  });

  it('refuses to guess about days it does not cover', () => {
    expect(covers(calendar2024, '2024-01-01')).toBe(true);
    expect(covers(calendar2024, '2023-12-31')).toBe(false);
    expect(covers(calendar2024, '2025-03-31')).toBe(true);
    expect(covers(calendar2024, '2025-04-01')).toBe(false);
    expect(() => isWorkingDay(calendar2024, '2023-12-31')).toThrow(CalendarDoesNotCover);
    expect(whenCovered(() => isWorkingDay(calendar2024, '2024-01-02'))).toBe(true);
    const left = whenCovered(() => endOfNthWorkingDay(calendar2024, '2025-03-31', 1));
    expect(left).toMatchObject({ name: 'CalendarDoesNotCover', day: '2025-04-01', calendarVersion: 1 });
    const leftBackwards = whenCovered(() => nthWorkingDayBefore(calendar2024, startOfDay('2024-01-02'), 1));
    expect(leftBackwards).toMatchObject({ day: '2023-12-31' });
  });

  it('passes on any other error', () => {
    expect(() => whenCovered(() => endOfNthWorkingDay(calendar2024, '2024-12-04', 1.5))).toThrow(RangeError);
  });

  it.each([-1, 1.5, Number.NaN])('counts forward no %d working days', (n) => {
    expect(() => endOfNthWorkingDay(calendar2024, '2024-12-04', n)).toThrow(RangeError);
  });

  it.each([0, -1, 2.5, Number.NaN])('counts back no %d working days', (n) => {
    expect(() => nthWorkingDayBefore(calendar2024, startOfDay('2024-12-05'), n)).toThrow(RangeError);
  });
});

describe('counting forward (spec §3)', () => {
  it('Year/2024, last valid Wed 4/12: +1 = Fri 6/12 00:00, +3 = Tue 10/12 00:00', () => {
    expect(endOfNthWorkingDay(calendar2024, '2024-12-04', 1)).toBe(startOfDay('2024-12-06'));
    expect(endOfNthWorkingDay(calendar2024, '2024-12-04', 1)).toBe('2024-12-05T17:00:00.000Z');
    expect(endOfNthWorkingDay(calendar2024, '2024-12-04', 3)).toBe(startOfDay('2024-12-10'));
    expect(endOfNthWorkingDay(calendar2024, '2024-12-04', 3)).toBe('2024-12-09T17:00:00.000Z');
  });

  it('Q4/2024, last valid Sat 14/12: +1 = Tue 17/12 00:00, +3 = Thu 19/12 00:00', () => {
    expect(endOfNthWorkingDay(calendar2024, '2024-12-14', 1)).toBe('2024-12-16T17:00:00.000Z');
    expect(endOfNthWorkingDay(calendar2024, '2024-12-14', 3)).toBe('2024-12-18T17:00:00.000Z');
  });

  it('Q3/2024, last valid Sat 14/9: +1 = Tue 17/9 00:00, +3 = Thu 19/9 00:00', () => {
    expect(endOfNthWorkingDay(calendar2024, '2024-09-14', 1)).toBe('2024-09-16T17:00:00.000Z');
    expect(endOfNthWorkingDay(calendar2024, '2024-09-14', 3)).toBe('2024-09-18T17:00:00.000Z');
  });

  it('passes over Quốc khánh: 3 working days after Fri 30/8 end with Fri 6/9', () => {
    expect(endOfNthWorkingDay(calendar2024, '2024-08-30', 3)).toBe(startOfDay('2024-09-07'));
  });

  it('counts from the day on which an instant falls, whatever the hour', () => {
    const early = dayOf('2024-12-09T17:00:00.000Z');
    const late = dayOf('2024-12-10T16:59:59.999Z');
    expect(early).toBe('2024-12-10');
    expect(endOfNthWorkingDay(calendar2024, early, 2)).toBe(startOfDay('2024-12-13'));
    expect(endOfNthWorkingDay(calendar2024, late, 2)).toBe(startOfDay('2024-12-13'));
  });

  it('ends day 0 itself when nothing is counted, so that a limit is its own end', () => {
    expect(endOfNthWorkingDay(calendar2024, '2024-12-14', 0)).toBe(startOfDay('2024-12-15'));
  });

  it('law: the day that ends is a working day, with n − 1 others between it and day 0', () => {
    fc.assert(
      fc.property(dayWithin, count, (day, n) => {
        const ends = lastValidDay(endOfNthWorkingDay(calendar2024, day, n));
        let working = 0;
        for (let seen = shiftDay(day, 1); seen <= ends; seen = shiftDay(seen, 1))
          if (isWorkingDay(calendar2024, seen)) working += 1;
        expect(working).toBe(n);
        expect(isWorkingDay(calendar2024, ends)).toBe(true);
      }),
      laws,
    );
  });

  it('law: later with every day counted, never earlier for a later day 0', () => {
    fc.assert(
      fc.property(dayWithin, count, (day, n) => {
        const end = endOfNthWorkingDay(calendar2024, day, n);
        expect(endOfNthWorkingDay(calendar2024, day, n - 1) < end).toBe(true);
        expect(endOfNthWorkingDay(calendar2024, shiftDay(day, 1), n) >= end).toBe(true);
      }),
      laws,
    );
  });
});

describe('counting back (spec §3, §4 reminders)', () => {
  it('reminds of Q3/2024 on Thu 29/8, Mon 9/9, Thu 12/9 and Fri 13/9, at 08:00', () => {
    expect(daysAt0800(startOfDay('2024-09-15'), [10, 5, 2, 1])).toEqual([
      '2024-08-29',
      '2024-09-09',
      '2024-09-12',
      '2024-09-13',
    ]);
  });

  it('reminds of Year/2024 on Thu 21/11, Thu 28/11, Tue 3/12 and Wed 4/12', () => {
    expect(daysAt0800('2024-12-04T17:00:00.000Z', [10, 5, 2, 1])).toEqual([
      '2024-11-21',
      '2024-11-28',
      '2024-12-03',
      '2024-12-04',
    ]);
  });

  it('reminds of Q4/2024 on Mon 2/12, Mon 9/12, Thu 12/12 and Fri 13/12', () => {
    expect(daysAt0800(startOfDay('2024-12-15'), [10, 5, 2, 1])).toEqual([
      '2024-12-02',
      '2024-12-09',
      '2024-12-12',
      '2024-12-13',
    ]);
  });

  it('counts a swapped Saturday', () => {
    expect(daysAt0800(startOfDay('2024-05-06'), [1, 2, 3, 4])).toEqual([
      '2024-05-04',
      '2024-05-03',
      '2024-05-02',
      '2024-04-26',
    ]);
  });

  it('takes only mornings before a limit that lies within a day', () => {
    expect(daysAt0800('2024-12-04T00:59:59.999Z', [1])).toEqual(['2024-12-03']);
    expect(daysAt0800('2024-12-04T01:00:00.000Z', [1])).toEqual(['2024-12-03']);
    expect(daysAt0800('2024-12-04T01:00:00.001Z', [1])).toEqual(['2024-12-04']);
  });

  it('law: 08:00 of a working day strictly before the limit, with n − 1 others in between', () => {
    fc.assert(
      fc.property(dayWithin, fc.integer({ min: 0, max: 23 }), count, (day, hour, n) => {
        const limit = atHour(day, hour);
        const at = nthWorkingDayBefore(calendar2024, limit, n);
        expect(at < limit).toBe(true);
        expect(atHour(dayOf(at), 8)).toBe(at);
        let working = 0;
        for (let seen = dayOf(at); atHour(seen, 8) < limit; seen = shiftDay(seen, 1))
          if (isWorkingDay(calendar2024, seen)) working += 1;
        expect(working).toBe(n);
        expect(isWorkingDay(calendar2024, dayOf(at))).toBe(true);
      }),
      laws,
    );
  });

  it('law: earlier with every day counted', () => {
    fc.assert(
      fc.property(dayWithin, count, (day, n) => {
        const limit = startOfDay(day);
        expect(
          nthWorkingDayBefore(calendar2024, limit, n + 1) < nthWorkingDayBefore(calendar2024, limit, n),
        ).toBe(true);
      }),
      laws,
    );
  });
});
