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

/** The day, `2024-09-14`, on which an instant falls. */
export const dayOf = (instant: string): string => isoDay.format(new Date(instant));

/** The last day that lies wholly before a limit: limits are half-open. */
export const lastDayBefore = (limitAt: string): string => isoDay.format(new Date(Date.parse(limitAt) - 1));

/** Whole days from one day to another, negative backwards. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const numbers = (day: string): string => day.split('-').toReversed().join('/');

/** `Thứ Bảy, 14/09/2024`. */
export const showDay = (day: string, language: Language): string =>
  `${weekday[language].format(new Date(day))}, ${numbers(day)}`;

/** `08:05, 14/09/2024`. */
export const showInstant = (instant: string): string =>
  `${clock.format(new Date(instant))}, ${numbers(dayOf(instant))}`;
