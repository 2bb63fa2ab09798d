/** The zone of every limit, whatever the machine of the reader is set to. */
const ZONE = 'Asia/Ho_Chi_Minh';
const DAY_MS = 86_400_000;

export type Language = 'vi' | 'en';

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const weekday: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  vi: new Intl.DateTimeFormat('vi', { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }),
};

/** The office is seven hours ahead of UTC the year round. */
const ZONE_MS = 7 * 3_600_000;

/** The instant at which a day begins at the office, or one so many days later; what is no day stays as it is. */
export const startOfDay = (day: string, daysLater = 0): string => {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(ms)) return day;
  return new Date(ms + daysLater * DAY_MS - ZONE_MS).toISOString();
};

/** The day, `2024-09-14`, on which an instant falls. */
export const dayOf = (instant: string): string => isoDay.format(new Date(instant));

/** Milliseconds from an instant until the next day has begun at the office. */
export const untilNextDay = (instant: string): number =>
  Date.parse(startOfDay(dayOf(instant), 1)) - Date.parse(instant);

/** The last day that lies wholly before a limit: limits are half-open. */
export const lastDayBefore = (limitAt: string): string => isoDay.format(new Date(Date.parse(limitAt) - 1));

/** Whole days from one day to another, negative backwards. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** `14/09/2024`; what is no day stays as it is. */
export const numbers = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? day.split('-').toReversed().join('/') : day;

/** `14/9/2024` as the API takes it, `2024-09-14`; what is no day goes as it is, for the API to say so. */
export const dayTyped = (typed: string): string => {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.replaceAll(/\s/g, '')) ?? [];
  return year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** `Thứ Bảy, 14/09/2024`. */
export const showDay = (day: string, language: Language): string =>
  `${weekday[language].format(new Date(day))}, ${numbers(day)}`;

/** `08:05, 14/09/2024`. */
export const showInstant = (instant: string): string =>
  `${clock.format(new Date(instant))}, ${numbers(dayOf(instant))}`;
