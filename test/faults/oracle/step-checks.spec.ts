import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from './record.js';
import { checkSteps } from './step-checks.js';
import { checkVersions } from './stream-checks.js';

const LIMIT = '2026-11-14T17:00:00.000Z';
const BEFORE = '2026-11-13T01:00:00.000Z';
const AFTER = '2026-11-14T17:00:02.000Z';
const LATER = '2026-11-16T17:00:00.000Z';

type Told = readonly [type: string, data: object];
const created: Told = ['ReportCreated', { arming: { number: 1, limitAt: LIMIT } }];
const returned: Told = ['ReportReturned', { arming: { number: 2, limitAt: LATER } }];
const reminded: Told = ['ReminderSent', { arming: 1, daysBefore: 1, scheduledAt: BEFORE, sentAt: BEFORE }];
const missed: Told = ['DeadlineMissed', { arming: 1, limitAt: LIMIT, recordedAt: AFTER }];
const level = (number: number, scheduledAt: string, arming = 1): Told => [
  'EscalationRaised',
  { arming, level: number, repeat: 0, scheduledAt, raisedAt: LATER },
];
const submitted = (version: number, receivedAt: string, onTime: boolean): Told => [
  'ReportSubmitted',
  { version, receivedAt, onTime },
];
const inTime = submitted(1, BEFORE, true);
const annulled: Told = [
  'DeadlineMissAnnulled',
  { arming: 1, version: 1, receivedAt: BEFORE, recordedAt: AFTER },
];

const stream = (...told: readonly Told[]): StoredEvent[] =>
  told.map(([type, data], index) => ({
    ...{ streamId: 'report-a', version: index + 1, type, commandId: 'c', recordedAt: AFTER },
    data: data as StoredEvent['data'],
  }));

describe('steps of the clock', () => {
  it.each<[string, Told[]]>([
    ['reminded, missed, raised in order', [created, reminded, missed, level(1, LIMIT), level(2, LATER)]],
    ['in time though the miss was recorded first', [created, missed, level(1, LIMIT), annulled, inTime]],
    ['late, with its miss', [created, missed, submitted(1, AFTER, false)]],
    ['the same level again in a new arming', [created, missed, level(1, LIMIT), annulled, inTime, returned]],
  ])('are right: %s', (_what, told) => {
    expect(checkSteps(stream(...told))).toEqual([]);
  });

  it.each<[string, Told[], string]>([
    ['a reminder twice', [created, reminded, reminded], 'reminder 1 of arming 1 a second time'],
    ['a miss twice', [created, missed, missed], 'the miss of arming 1 a second time'],
    [
      'a level twice',
      [created, missed, level(1, LIMIT), level(1, LIMIT)],
      'level 1, repeat 0 of arming 1 a second time',
    ],
    ['a reminder after it was sent', [created, inTime, reminded], 'reminder 1 after the report was sent'],
    [
      'a level after it was sent',
      [created, missed, annulled, inTime, level(2, LATER)],
      'level 2, repeat 0 after the report was sent',
    ],
    [
      'a level of a replaced arming',
      [created, missed, annulled, inTime, returned, level(2, LATER)],
      'arming 1, which arming 2 has replaced',
    ],
    ['a level without its miss', [created, level(1, LIMIT)], 'level 1 without a miss'],
    ['levels out of order', [created, missed, level(2, LATER), level(1, LIMIT)], 'level 1 after a later one'],
    [
      'a step that came early',
      [created, ['DeadlineMissed', { arming: 1, limitAt: LIMIT, recordedAt: BEFORE }]],
      'although due at',
    ],
    ['a miss that still stands', [created, missed, inTime], 'the miss still stands'],
    ['late without a miss', [created, submitted(1, AFTER, false)], 'late, and no miss is on record'],
    ['late that is called in time', [created, submitted(1, AFTER, true)], 'called in time'],
    ['a version left out', [created, submitted(2, BEFORE, true)], 'version 2 follows version 0'],
    ['an annulment of nothing', [created, annulled, inTime], 'never recorded'],
  ])('are wrong: %s', (_what, told, complaint) => {
    expect(checkSteps(stream(...told)).join('\n')).toContain(complaint);
  });
});

it('sees a gap in the versions of a stream', () => {
  const whole = stream(created, reminded, missed);
  expect(checkVersions(whole)).toEqual([]);
  expect(checkVersions(whole.filter(({ version }) => version !== 2))).toEqual([
    'report-a has version 3 in place 2',
  ]);
});
