import { accept, nothingToDo, refuse, specify } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { calendar2024 } from '../../../../test/examples/calendar-2024.js';
import type { OfficeName, PersonActor, ProcessActor } from '../actor.js';
import { calendarDecider } from './calendar.decisions.js';
import type { CalendarEvent, WorkingCalendar } from './calendar.types.js';

const given = specify(calendarDecider);

const person = (...offices: OfficeName[]): PersonActor => ({
  kind: 'person',
  personId: 'quan-tri',
  name: 'Quản trị hệ thống',
  offices: offices.map((office) => ({ office, divisionId: null, inChargeOf: [] })),
});
const administrator = { actor: person('administrator') };
const setUp = {
  actor: { kind: 'process', workflowId: 'setup', runId: 'first-start' } satisfies ProcessActor,
};

const publish = (calendar: WorkingCalendar) => ({ type: 'PublishCalendar', calendar }) as const;
const published = (calendar: WorkingCalendar): CalendarEvent => ({
  type: 'CalendarPublished',
  data: { calendar },
});
const version = (number: number, change: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  ...calendar2024,
  ...change,
  version: number,
});
const longer = version(2, { to: '2025-06-30' });

describe('with no calendar yet', () => {
  it('publishes version 1', () => {
    expect(given().when(publish(calendar2024), administrator)).toEqual(accept(published(calendar2024)));
  });

  it("takes it from the installation's own set-up", () => {
    expect(given().when(publish(calendar2024), setUp)).toEqual(accept(published(calendar2024)));
  });

  it('refuses to begin with another version', () => {
    expect(given().when(publish(version(2)), administrator)).toEqual(
      refuse('CALENDAR_VERSION_STALE', { field: 'version', params: { given: 2, expected: 1 } }),
    );
  });

  it('records days in order and text in NFC, however they came', () => {
    const untidy = version(1, {
      basis: calendar2024.basis.normalize('NFD'),
      holidays: [...calendar2024.holidays]
        .reverse()
        .map(({ day, name }) => ({ day, name: name.normalize('NFD') })),
    });
    expect(given().when(publish(untidy), administrator)).toEqual(accept(published(calendar2024)));
  });

  it.each<OfficeName>(['director', 'deputyDirector', 'consolidator', 'reviewer', 'auditor', 'head'])(
    'refuses a person who is %s and no administrator',
    (office) => {
      expect(given().when(publish(calendar2024), { actor: person(office) })).toEqual(
        refuse('NOT_THE_ADMINISTRATOR'),
      );
    },
  );

  it('refuses a person without any office', () => {
    expect(given().when(publish(calendar2024), { actor: person() })).toEqual(refuse('NOT_THE_ADMINISTRATOR'));
  });

  it.each(['', ' \u00a0\u3000', '\u200b\u2060\ufeff'])('refuses the blank basis %j', (basis) => {
    expect(given().when(publish(version(1, { basis })), administrator)).toEqual(
      refuse('BASIS_REQUIRED', { field: 'basis' }),
    );
  });

  it.each<[string, Partial<WorkingCalendar>, string, string]>([
    ['a first day that is none', { from: '2024-02-30' }, 'from', '2024-02-30'],
    ['a last day that is none', { to: '31/3/2025' }, 'to', '31/3/2025'],
    ['a last day before the first', { to: '2023-12-31' }, 'to', '2023-12-31'],
    ['a holiday that is no day', { holidays: [{ day: '2024-06-31', name: 'x' }] }, 'holidays', '2024-06-31'],
    [
      'a holiday before the first day',
      { holidays: [{ day: '2023-12-31', name: 'x' }] },
      'holidays',
      '2023-12-31',
    ],
    [
      'a holiday after the last day',
      { holidays: [{ day: '2025-04-01', name: 'x' }] },
      'holidays',
      '2025-04-01',
    ],
    ['a holiday without a name', { holidays: [{ day: '2024-09-02', name: ' ' }] }, 'holidays', '2024-09-02'],
    [
      'a holiday twice',
      {
        holidays: [
          { day: '2024-09-02', name: 'a' },
          { day: '2024-09-02', name: 'b' },
        ],
      },
      'holidays',
      '2024-09-02',
    ],
    [
      'a swapped day that is none',
      { swappedWorkingDays: ['2024-05-32'] },
      'swappedWorkingDays',
      '2024-05-32',
    ],
    ['a swapped weekday', { swappedWorkingDays: ['2024-05-03'] }, 'swappedWorkingDays', '2024-05-03'],
    ['a swapped day outside', { swappedWorkingDays: ['2025-04-05'] }, 'swappedWorkingDays', '2025-04-05'],
    [
      'a swapped day twice',
      { swappedWorkingDays: ['2024-05-04', '2024-05-04'] },
      'swappedWorkingDays',
      '2024-05-04',
    ],
    [
      'a swapped day that is a holiday',
      { swappedWorkingDays: ['2024-02-10'] },
      'swappedWorkingDays',
      '2024-02-10',
    ],
  ])('refuses %s', (_what, change, field, day) => {
    expect(given().when(publish(version(1, change)), administrator)).toEqual(
      refuse('CALENDAR_DAY_INVALID', { field, params: { day } }),
    );
  });

  it('accepts a swapped Sunday and a calendar of a single day', () => {
    const oneDay = version(1, {
      from: '2024-05-05',
      to: '2024-05-05',
      holidays: [],
      swappedWorkingDays: ['2024-05-05'],
    });
    expect(given().when(publish(oneDay), administrator)).toEqual(accept(published(oneDay)));
  });
});

describe('with version 1 in force', () => {
  it('publishes version 2', () => {
    expect(given(published(calendar2024)).when(publish(longer), administrator)).toEqual(
      accept(published(longer)),
    );
  });

  it('has nothing to do when version 1 is repeated, or its content comes as version 2', () => {
    expect(given(published(calendar2024)).when(publish(calendar2024), setUp)).toEqual(nothingToDo);
    expect(given(published(calendar2024)).when(publish(version(2)), administrator)).toEqual(nothingToDo);
  });

  it('refuses other content under the same version, and a version left out', () => {
    for (const number of [1, 3]) {
      expect(given(published(calendar2024)).when(publish({ ...longer, version: number }), setUp)).toEqual(
        refuse('CALENDAR_VERSION_STALE', { field: 'version', params: { given: number, expected: 2 } }),
      );
    }
  });

  it('refuses the second of two who both wrote version 2', () => {
    const other = version(2, { to: '2025-12-31' });
    expect(given(published(calendar2024), published(longer)).when(publish(other), administrator)).toEqual(
      refuse('CALENDAR_VERSION_STALE', { field: 'version', params: { given: 2, expected: 3 } }),
    );
  });

  it('refuses to go back to an older version', () => {
    expect(given(published(calendar2024), published(longer)).when(publish(calendar2024), setUp)).toEqual(
      refuse('CALENDAR_VERSION_STALE', { field: 'version', params: { given: 1, expected: 3 } }),
    );
  });
});

describe('what has happened', () => {
  it('leaves the latest version in force', () => {
    expect(given(published(calendar2024), published(longer)).state).toEqual({
      status: 'published',
      calendar: longer,
    });
  });

  it('fails on an event or a command that is none of the calendar', () => {
    const stranger = { type: 'CalendarBurnt', data: {} } as unknown as CalendarEvent;
    expect(() => given(stranger)).toThrow(TypeError);
    const order = { type: 'BurnCalendar' } as unknown as ReturnType<typeof publish>;
    expect(() => given().when(order, administrator)).toThrow(TypeError);
  });
});
