import { expect, it } from '@jest/globals';
import type { OfficeName, PersonActor } from '@dondoc/domain';
import { changeFor, reportsOf } from './change-for.js';

const divisions = {
  leadDivisionId: 'qlvt',
  supportingDivisionIds: ['qlclct'],
  planningDivisionId: 'kh-tc',
};
const person = (office: OfficeName, divisionId: string | null): PersonActor => ({
  kind: 'person',
  personId: 'ai-do',
  name: 'Ai Đó',
  offices: [{ office, divisionId, inChargeOf: [] }],
});
const event = (streamId: string, type: string, n = 1) => ({
  streamId,
  type,
  position: String(n),
  transactionId: '1',
});
const change = (actor: PersonActor | undefined, ...events: ReturnType<typeof event>[]) =>
  changeFor('ai-do', actor, {
    events,
    divisions: new Map(reportsOf(events).map((reportId) => [reportId, divisions])),
    planningDivisionId: 'kh-tc',
  });
const nothing = { all: false, reports: [], drafts: [], kinds: [], access: false };

const submitted = event('report-a-Q3', 'ReportSubmitted');
const returned = event('report-a-Q3', 'ReportReturned');
const drafted = event('draft-a-Q3', 'DraftSaved');

it('a report and what is told of it are whose business it is', () => {
  for (const seeing of [person('officer', 'qlvt'), person('head', 'qlclct'), person('auditor', null)])
    expect(change(seeing, submitted, returned)).toEqual({
      ...nothing,
      reports: ['a-Q3'],
      kinds: ['notices'],
    });
  expect(change(person('officer', 'van-phong'), submitted, returned, drafted)).toEqual(nothing);
  expect(change(person('administrator', null), submitted, returned, drafted)).toEqual(nothing);
});

it('a draft is of those who work on it', () => {
  expect(change(person('officer', 'qlvt'), drafted)).toEqual({ ...nothing, drafts: ['a-Q3'] });
  expect(change(person('director', null), drafted)).toEqual(nothing);
  expect(change(person('reviewer', 'kh-tc'), drafted)).toEqual(nothing);
});

it('plans, calendar and organisation are of whoever holds an office; the last may have changed their rights', () => {
  const events = [
    event('plan-p', 'PlanIssued'),
    event('assignment-a', 'AssignmentIssued'),
    event('calendar', 'CalendarPublished'),
    event('organisation', 'OfficeEnded'),
  ];
  const kinds = ['plans', 'calendar', 'agency'];
  expect(change(person('clerk', 'van-phong'), ...events)).toEqual({ ...nothing, kinds, access: true });
  expect(change({ ...person('clerk', null), offices: [] }, ...events)).toEqual({ ...nothing, access: true });
  expect(change(undefined, ...events)).toEqual({ ...nothing, access: true });
});

it('what is of one person is told nobody else', () => {
  const own = event('person-ai-do', 'NoticesRead');
  expect(change(person('officer', 'qlvt'), own)).toEqual({ ...nothing, kinds: ['notices'] });
  expect(change(person('officer', 'qlvt'), event('person-ai-do', 'SignedOut'))).toEqual({
    ...nothing,
    access: true,
  });
  for (const others of ['person-nguoi-khac', 'sign-ins', 'entry'])
    expect(change(person('director', null), event(others, 'NoticesRead'))).toEqual(nothing);
});

it('what is too much to be named is not', () => {
  const many = Array.from({ length: 101 }, (_, n) => event(`report-r${n}-Q3`, 'ReminderSent', n));
  expect(change(person('officer', 'qlvt'), ...many)).toEqual({ ...nothing, all: true });
  expect(change(person('officer', 'van-phong'), ...many)).toEqual(nothing);
});
