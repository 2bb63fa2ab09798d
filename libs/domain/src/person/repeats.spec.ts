import { expect, it } from '@jest/globals';
import { commandRefused } from './person.js';
import { readRefused, recordConsulted } from './reading.js';
import { kindOf, manifoldOf, repeatsOf } from './repeats.js';
import { signInFailed } from './sign-in.js';

it('a refused command is of a kind with those of its code, command and target', () => {
  const refusal = { code: 'FIELD_INVALID', field: 'a', params: { max: 3 } };
  const one = commandRefused(refusal, 'SaveDraft', 'draft-a');
  expect(kindOf(one)).toEqual(kindOf(commandRefused({ code: 'FIELD_INVALID' }, 'SaveDraft', 'draft-a')));
  for (const other of [
    commandRefused({ code: 'FORBIDDEN' }, 'SaveDraft', 'draft-a'),
    commandRefused(refusal, 'SubmitReport', 'draft-a'),
    commandRefused(refusal, 'SaveDraft', 'draft-b'),
  ])
    expect(kindOf(other)).not.toEqual(kindOf(one));
});

it('a reading is of a kind with those of its address, whatever was asked of it', () => {
  expect(kindOf(recordConsulted('ReadRecord', 'audit?a=1?b\n2'))).toEqual(
    kindOf(recordConsulted('ReadRecord', 'audit')),
  );
  expect(repeatsOf(kindOf(readRefused('NO_OFFICE', 'ReadReports', 'reports?limit=1')), 50)).toEqual({
    type: 'ReadRefused',
    data: { asked: 'ReadReports', address: 'reports', code: 'NO_OFFICE', count: 50 },
  });
});

it('those too many to be told apart have only their type', () => {
  const events = [
    commandRefused({ code: 'FORBIDDEN' }, 'SaveDraft', 'draft-a'),
    readRefused('NO_OFFICE', 'ReadReports', 'reports'),
    recordConsulted('ReadReports', 'reports'),
    signInFailed('SIGN_IN_PERSON_UNKNOWN', 'la'),
  ];
  expect(events.map((event) => repeatsOf(manifoldOf(event), 2))).toEqual([
    {
      type: 'CommandRefused',
      data: { code: '*', command: '*', target: '*', field: null, params: {}, count: 2 },
    },
    { type: 'ReadRefused', data: { code: '*', asked: '*', address: '*', count: 2 } },
    { type: 'RecordConsulted', data: { asked: '*', address: '*', count: 2 } },
    { type: 'SignInFailed', data: { code: '*', account: '*', count: 2 } },
  ]);
});
