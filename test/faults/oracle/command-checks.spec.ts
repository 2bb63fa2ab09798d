import { describe, expect, it } from '@jest/globals';
import type { Answer, Sent } from '../load/ledger.js';
import { checkCommands } from './command-checks.js';
import type { AgencyRecord, StoredEvent } from './record.js';

const KEY = '6f1c2b1e-6f5e-4b7a-8d55-0d4f4b6f2a01';
const STREAM = 'report-nv1-Y';

const kept = {
  ...{ streamId: STREAM, version: 3, events: ['ReviewBegun', 'ReportApproved'] },
  ...{ phase: 'approved', etag: 'approved.1.x', receipt: null, submissionNumber: null, onTime: null },
};
const accepted: Answer = { outcome: 'accepted', repeated: false, ...kept };
const refused: Answer = { outcome: 'refused', status: 409, code: 'REPORT_LOCKED' };

const sent = (answer?: Answer): Sent => ({
  ...{
    key: KEY,
    agencyId: 'so',
    personId: 'reviewer',
    reportId: 'nv1-Y',
    act: 'approve',
    etag: 'submitted.1.x',
  },
  ...{ body: {}, lost: 0, trouble: undefined, answer },
});

const event = (version: number, type: string, commandId = KEY): StoredEvent => ({
  ...{ streamId: STREAM, version, type, commandId, data: {}, recordedAt: '2026-11-12T01:00:00.000Z' },
});
const own = [event(2, 'ReviewBegun'), event(3, 'ReportApproved')];
const command = { commandId: KEY, streamId: STREAM, version: 3, answer: kept };
const record = (events: readonly StoredEvent[], commands = [command]): AgencyRecord => ({ events, commands });

describe('commands on record', () => {
  it('finds an acknowledged command with its events', () => {
    expect(checkCommands([sent(accepted)], record(own))).toEqual({
      ...{ found: 1, doubled: 0, lost: 0, violations: [] },
    });
  });

  it.each([
    ['an event that is not there', record(own.slice(0, 1)), { lost: 1 }, 'was acknowledged; lost'],
    [
      'all that is not there',
      record([], []),
      { lost: 1 },
      'told ReviewBegun + ReportApproved, there is nothing',
    ],
    [
      'an event twice',
      record([...own, event(4, 'ReportApproved')]),
      { doubled: 1 },
      'was acknowledged; doubled',
    ],
    ['a key that is not kept', record(own, []), { found: 1 }, 'its key is not kept'],
    [
      'another answer that is kept',
      record(own, [{ ...command, answer: { ...kept, etag: 'approved.2.x' } }]),
      { found: 1 },
      'was answered otherwise than what is kept',
    ],
  ])('sees of an acknowledged command %s', (_what, held, counted, complaint) => {
    const { violations, ...tally } = checkCommands([sent(accepted)], held);
    expect(tally).toEqual({ ...{ found: 0, doubled: 0, lost: 0 }, ...counted });
    expect(violations.join('\n')).toContain(complaint);
  });

  it('lets a refusal be on record under the key, and nothing else', () => {
    const refusal = { ...event(1, 'CommandRefused'), streamId: 'person-reviewer' };
    expect(checkCommands([sent(refused)], record([refusal], [])).violations).toEqual([]);
    expect(checkCommands([sent(refused)], record(own)).violations).toEqual([
      `approve nv1-Y (${KEY}) was refused (REPORT_LOCKED) and carried out`,
    ]);
  });

  it('wants what nobody was told of to be there as a whole or not at all', () => {
    expect(checkCommands([sent()], record([], [])).violations).toEqual([]);
    expect(checkCommands([sent()], record(own)).violations).toEqual([]);
    expect(checkCommands([sent()], record(own.slice(1))).violations).toEqual([
      `command ${KEY} on ${STREAM} is kept with ReviewBegun + ReportApproved up to version 3; there is ReportApproved at 3`,
    ]);
    expect(checkCommands([sent()], record(own, [])).violations).toEqual([
      `ReviewBegun + ReportApproved of ${STREAM} are there without their command ${KEY}`,
    ]);
  });

  it('looks at what no client sent as well', () => {
    const steps = record([event(1, 'ReminderSent', 'clock'), event(2, 'ReminderSent', 'clock')], []);
    expect(checkCommands([], steps).violations).toHaveLength(1);
  });
});
