import { describe, expect, it } from '@jest/globals';
import {
  dayOf,
  daysBetween,
  dayTyped,
  numbers,
  lastDayBefore,
  showDay,
  showInstant,
  untilNextDay,
} from './dates.js';

describe('dates', () => {
  it('are those of the office, not of the machine', () => {
    expect([dayOf('2024-09-14T16:59:59.999Z'), dayOf('2024-09-14T17:00:00.000Z')]).toEqual([
      '2024-09-14',
      '2024-09-15',
    ]);
    expect(showInstant('2024-09-14T17:05:00.000Z')).toBe('00:05, 15/09/2024');
  });

  it('show the last valid day of a half-open limit', () => {
    expect(lastDayBefore('2024-09-14T17:00:00.000Z')).toBe('2024-09-14');
  });

  it('have a weekday in both languages', () => {
    expect(showDay('2024-09-14', 'vi')).toBe('Thứ Bảy, 14/09/2024');
    expect(showDay('2024-09-14', 'en')).toBe('Saturday, 14/09/2024');
  });

  it('are typed as people write them, and nothing is guessed', () => {
    expect(['14/9/2024', ' 05 / 12 / 2024', '5.12.2024', '5/12/24', 'mai', ''].map(dayTyped)).toEqual([
      '2024-09-14',
      '2024-12-05',
      '2024-12-05',
      '5/12/24',
      'mai',
      '',
    ]);
    expect(['2024-09-14', '14/9', ''].map(numbers)).toEqual(['14/09/2024', '14/9', '']);
  });

  it('are counted in whole days', () => {
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2024-03-01', '2024-02-28')]).toEqual([
      2, -2,
    ]);
  });

  it.each([
    ['2024-09-14T16:59:59.999Z', 1],
    ['2024-09-14T17:00:00.000Z', 86_400_000],
    ['2024-09-15T03:00:00.000Z', 14 * 3_600_000],
  ])('begin at midnight of the office: from %s in %d ms', (instant, ms) => {
    expect(untilNextDay(instant)).toBe(ms);
  });
});
