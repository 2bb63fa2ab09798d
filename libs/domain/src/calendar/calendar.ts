import type { CalendarEvent, CalendarState } from './calendar.types.js';

export const noCalendar: CalendarState = { status: 'none' };

export function evolveCalendar(state: CalendarState, event: CalendarEvent): CalendarState {
  switch (event.type) {
    case 'CalendarPublished':
      return { status: 'published', calendar: event.data.calendar };
    default: {
      const unknown: never = event.type;
      throw new TypeError(`Not an event of the calendar: ${String(unknown)}`);
    }
  }
}
