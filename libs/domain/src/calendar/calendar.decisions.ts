import { accept, nothingToDo, refuse, type Decider, type Decision, type Refused } from '@dondoc/decider';
import { holds } from '../actor.js';
import { sameJson } from '../json.js';
import { isBlank, nfc } from '../text.js';
import { evolveCalendar, noCalendar } from './calendar.js';
import type {
  CalendarCommand,
  CalendarContext,
  CalendarEvent,
  CalendarRefusal,
  CalendarState,
  Day,
  PublishCalendar,
  WorkingCalendar,
} from './calendar.types.js';
import { isDay, weekdayOf } from './zone.js';

/** Stream `calendar`. */
export const calendarDecider: Decider<
  CalendarState,
  CalendarCommand,
  CalendarEvent,
  CalendarRefusal,
  CalendarContext
> = {
  initialState: noCalendar,
  evolve: evolveCalendar,
  decide: (state, command, context) => {
    switch (command.type) {
      case 'PublishCalendar':
        return publishCalendar(state, command, context);
      default: {
        const unknown: never = command.type;
        throw new TypeError(`Not a command of the calendar: ${String(unknown)}`);
      }
    }
  },
};

function publishCalendar(
  state: CalendarState,
  command: PublishCalendar,
  { actor }: CalendarContext,
): Decision<CalendarEvent, CalendarRefusal> {
  if (actor.kind === 'person' && !holds(actor, 'administrator')) return refuse('NOT_THE_ADMINISTRATOR');
  const calendar = inOrder(command.calendar);
  if (isBlank(calendar.basis)) return refuse('BASIS_REQUIRED', { field: 'basis' });
  const wrong = wrongDay(calendar);
  if (wrong) return wrong;

  const current = state.status === 'published' ? state.calendar : undefined;
  if (current && sameContent(current, calendar)) return nothingToDo;
  const next = (current?.version ?? 0) + 1;
  if (calendar.version !== next) {
    return refuse('CALENDAR_VERSION_STALE', {
      field: 'version',
      params: { given: calendar.version, expected: next },
    });
  }
  return accept({ type: 'CalendarPublished', data: { calendar } });
}

/** The same days in another order, or the same text in another Unicode form, are the same calendar. */
const inOrder = (calendar: WorkingCalendar): WorkingCalendar => ({
  version: calendar.version,
  basis: nfc(calendar.basis),
  from: calendar.from,
  to: calendar.to,
  holidays: calendar.holidays
    .map(({ day, name }) => ({ day, name: nfc(name) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  swappedWorkingDays: [...calendar.swappedWorkingDays].sort(),
});

/** Whether two calendars in order say the same, whatever number they bear. */
const sameContent = (a: WorkingCalendar, b: WorkingCalendar): boolean =>
  sameJson(a, { ...b, version: a.version });

function wrongDay(calendar: WorkingCalendar): Refused<CalendarRefusal> | undefined {
  const invalid = (field: string, day: Day): Refused<CalendarRefusal> =>
    refuse('CALENDAR_DAY_INVALID', { field, params: { day } });

  if (!isDay(calendar.from)) return invalid('from', calendar.from);
  if (!isDay(calendar.to) || calendar.to < calendar.from) return invalid('to', calendar.to);
  const within = (day: Day): boolean => isDay(day) && calendar.from <= day && day <= calendar.to;

  const holidays = new Set<Day>();
  for (const { day, name } of calendar.holidays) {
    if (!within(day) || holidays.has(day) || isBlank(name)) return invalid('holidays', day);
    holidays.add(day);
  }
  const swapped = new Set<Day>();
  for (const day of calendar.swappedWorkingDays) {
    // A weekday is worked anyway, and a day cannot be both worked and off.
    const weekend = within(day) && weekdayOf(day) >= 6;
    if (!weekend || swapped.has(day) || holidays.has(day)) return invalid('swappedWorkingDays', day);
    swapped.add(day);
  }
  return undefined;
}
