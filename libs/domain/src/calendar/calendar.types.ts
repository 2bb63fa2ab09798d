import type { DomainEvent } from '@dondoc/decider';
import type { Actor } from '../actor.js';

/** An instant in UTC, ISO 8601 with exactly three decimals and `Z`, so that text order is time order. */
export type Instant = string;

/** A date in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type Day = string;

/** `2024-Q3` for a quarter, `2024-Y` for the year. */
export type PeriodKey = string;

/** What happens to a limit whose last valid day is no working day (spec §3). */
export type NonWorkingDayPolicy = 'KEEP' | 'NEXT' | 'PREVIOUS';

/** A version of an agency's working calendar. Days outside `from`–`to` are unknown, never guessed. */
export interface WorkingCalendar {
  readonly version: number;
  /** The legal basis, as an inspector would cite it. */
  readonly basis: string;
  readonly from: Day;
  readonly to: Day;
  readonly holidays: readonly { readonly day: Day; readonly name: string }[];
  /** Saturdays or Sundays worked in exchange for another day. */
  readonly swappedWorkingDays: readonly Day[];
}

/** "before day D of the last month of the quarter", "before 5 December": D itself is already late. */
export interface ReportingSchedule {
  readonly quarterly: { readonly beforeDay: number } | null;
  readonly yearly: { readonly beforeDay: number; readonly month: number } | null;
}

export interface ReportingPeriod {
  readonly key: PeriodKey;
  /** First instant of the period. */
  readonly startsAt: Instant;
  readonly limitAt: Instant;
  /** The last day on which a report is on time. */
  readonly lastValidDay: Day;
}

/** One stream per agency; every version is kept, the latest is in force. */
export type CalendarEvent = DomainEvent<'CalendarPublished', { calendar: WorkingCalendar }>;

export type CalendarState =
  { readonly status: 'none' } | { readonly status: 'published'; readonly calendar: WorkingCalendar };

/** The first version is 1, each later one is one more; the same content again is nothing to do. */
export interface PublishCalendar {
  readonly type: 'PublishCalendar';
  readonly calendar: WorkingCalendar;
}
export type CalendarCommand = PublishCalendar;

export interface CalendarContext {
  /** A person needs the office of administrator; a process stands for the installation's own set-up. */
  readonly actor: Actor;
}

export type CalendarRefusal =
  'NOT_THE_ADMINISTRATOR' | 'BASIS_REQUIRED' | 'CALENDAR_VERSION_STALE' | 'CALENDAR_DAY_INVALID';
