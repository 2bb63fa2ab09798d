import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from './calendar.types.js';

/** Every day and hour of the plan is meant in this zone, wherever the machine stands. */
export const ZONE = 'Asia/Ho_Chi_Minh';

const toInstant = (moment: Temporal.Instant): Instant => moment.toString({ fractionalSecondDigits: 3 });

const REMEMBER_AT_MOST = 1_000;

/** The reports of a round ask for the same few limits over and over, and counting with dates takes long. */
function remembered<Given extends readonly (string | number)[], Counted>(
  count: (...given: Given) => Counted,
): (...given: Given) => Counted {
  const known = new Map<string, Counted>();
  return (...given) => {
    const key = given.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= REMEMBER_AT_MOST) known.clear();
    const counted = count(...given);
    known.set(key, counted);
    return counted;
  };
}

/** True for a date that exists, written `YYYY-MM-DD` (29/2 only in a leap year). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return dayExists(year, month, day);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** True for an instant as it is kept: UTC, ms, `Z`, of the years 0001–9999, in which text sorts as time does. */
export function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isDay(day);
}

/** True when the month (1–12) of that year has that day. */
export function dayExists(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return false;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

/** The day of a year and month (1–12), as `YYYY-MM-DD`. Throws RangeError when there is none. */
export const dayOn = (year: number, month: number, day: number): Day =>
  Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();

/** 00:00 of the day in Asia/Ho_Chi_Minh, as an instant (UTC, ms). */
export const startOfDay = (day: Day): Instant => atHour(day, 0);

/** The full hour (0–23) of the day in Asia/Ho_Chi_Minh, as an instant (UTC, ms). */
export const atHour = (day: Day, hour: number): Instant =>
  toInstant(
    Temporal.PlainDate.from(day)
      .toZonedDateTime({
        timeZone: ZONE,
        plainTime: Temporal.PlainTime.from({ hour }, { overflow: 'reject' }),
      })
      .toInstant(),
  );

/** A time of day (`HH:MM:SS`, optionally `.mmm`) of the day in Asia/Ho_Chi_Minh; undefined when there is none such. */
export function instantAt(day: Day, time: string): Instant | undefined {
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?$/.test(time)) return undefined;
  return toInstant(
    Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(time) })
      .toInstant(),
  );
}

/** The day in Asia/Ho_Chi_Minh on which the instant falls. */
export const dayOf = remembered((instant: Instant): Day =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
);

/** The same time of day, `count` calendar days later (earlier when negative). */
export const addDays = (instant: Instant, count: number): Instant =>
  toInstant(Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).add({ days: count }).toInstant());

/** The instant `seconds` later (earlier when negative). */
export const addSeconds = remembered((instant: Instant, seconds: number): Instant =>
  toInstant(Temporal.Instant.from(instant).add({ seconds })),
);

/** The instant so many whole `milliseconds` later (earlier when negative). */
export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  toInstant(Temporal.Instant.from(instant).add({ milliseconds }));

/** The day `count` calendar days after (before when negative). */
export const shiftDay = (day: Day, count: number): Day =>
  Temporal.PlainDate.from(day).add({ days: count }).toString();

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

/** The last day on which a report due before `limitAt` is on time: the day of the last millisecond before it. */
export const lastValidDay = remembered((limitAt: Instant): Day =>
  dayOf(toInstant(Temporal.Instant.from(limitAt).subtract({ milliseconds: 1 }))),
);

/** "Before the limit" is half-open (spec §3): received at the limit itself is late. */
export const isOnTime = (receivedAt: Instant, limitAt: Instant): boolean => receivedAt < limitAt;
