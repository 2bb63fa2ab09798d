import { describe, expect, it } from '@jest/globals';
import { specify } from '@dondoc/decider';
import type { Organisation } from '../organisation/organisation.types.js';
import { reportDecider } from './report.decisions.js';
import {
  LEAD,
  PLANNING,
  approved,
  by,
  created,
  organisation,
  revision,
  submitted,
  told,
  vn,
  without,
  withOffice,
  type PersonId,
} from './report.fixtures.js';
import type { ReportCommand } from './report-commands.types.js';
import type { ReportEvent } from './report.types.js';
import { toldBy } from './told.js';

const given = specify(reportDecider);
const NOW = vn('2024-09-11T09:00:00');
const officer = (divisionId: string) => ({ office: 'officer', divisionId, inChargeOf: [] }) as const;
const sent = [created(), submitted(1)];
const sendBack: ReportCommand = { type: 'ReturnReport', version: 1, reason: 'Thiếu số liệu', comments: [] };
const approve: ReportCommand = { type: 'ApproveReport', version: 1 };
const reopen: ReportCommand = { type: 'ReopenReport', reason: 'Số liệu thay đổi' };

/** Everyone whom the events of the decision tell. */
function tells(
  history: readonly ReportEvent[],
  command: ReportCommand,
  decides: PersonId,
  org: Organisation = organisation,
): string[] {
  const decision = given(...history).when(command, by(decides, NOW, org));
  if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.events.flatMap(toldBy).map(({ personId }) => personId);
}

describe('a return tells', () => {
  const another = withOffice('other-head', officer(LEAD));

  it('the head, and of the officers those who wrote', () => {
    expect(tells(sent, sendBack, 'reviewer', another)).toEqual(['lead-head', 'lead-officer']);
  });

  it('every officer, where none of those who wrote is there any more', () => {
    const left = {
      ...another,
      offices: another.offices.filter(({ personId }) => personId !== 'lead-officer'),
    };
    expect(tells(sent, sendBack, 'reviewer', left)).toEqual(['lead-head', 'other-head']);
    expect(tells(sent, sendBack, 'reviewer', without('lead-head', 'lead-officer'))).toEqual([]);
  });

  it('who substitutes for one of them as well', () => {
    const substituted: Organisation = {
      ...organisation,
      substitutions: [
        {
          substitutionId: 'thay-1',
          officeId: 'lead-officer-office',
          substituteId: 'other-head',
          from: '2024-09-01',
          to: '2024-09-30',
          basis: 'Quyết định số 15/QĐ-SGTVT',
          revokedOn: null,
        },
      ],
    };
    expect(tells(sent, sendBack, 'reviewer', substituted)).toEqual([
      'lead-head',
      'lead-officer',
      'other-head',
    ]);
  });

  it('each once, in whichever office they would be told', () => {
    const both = withOffice('lead-head', officer(LEAD));
    expect(tells(sent, sendBack, 'reviewer', both)).toEqual(['lead-head', 'lead-officer']);
  });
});

it('an approval tells the division, of KH-TC’s own report too, and not whoever approves it', () => {
  expect(tells(sent, approve, 'reviewer')).toEqual(['lead-head', 'lead-officer']);
  const own = [
    created('2024-Q3', PLANNING),
    submitted(1, { authors: ['planning-officer'], submittedBy: 'planning-head' }),
  ];
  expect(tells(own, approve, 'deputy')).toEqual(['planning-head', 'planning-officer']);
});

it('a reopening tells the division and those who will review it once more', () => {
  expect(tells([...sent, approved(1, NOW)], reopen, 'director')).toEqual([
    'lead-head',
    'lead-officer',
    'reviewer',
    'second-reviewer',
  ]);
});

describe('a directive tells', () => {
  const to = { recipients: [told('director', 'director')], passedOver: [] };
  const at = { scheduledAt: NOW, raisedAt: NOW };
  const missed: ReportEvent = {
    type: 'EscalationRaised',
    data: { ...to, ...at, escalationId: 'a1-L3', arming: 1, level: 3, repeat: 0 },
  };
  const breach: ReportEvent = {
    type: 'ReviewOverdue',
    data: { ...to, ...at, escalationId: 'v1-review', version: 1 },
  };
  const direct = (escalationId: string): ReportCommand => ({
    type: 'AcknowledgeEscalation',
    escalationId,
    directive: 'Nộp trước 11h00',
  });

  it('the division that missed the limit: its head and those who write', () => {
    expect(tells([created(), missed], direct('a1-L3'), 'director')).toEqual(['lead-head', 'lead-officer']);
  });

  it('KH-TC when its review is late, and of KH-TC’s own report the deputy who was to decide it', () => {
    expect(tells([...sent, breach], direct('v1-review'), 'director')).toEqual([
      'planning-head',
      'reviewer',
      'second-reviewer',
    ]);
    const own = [created('2024-Q3', PLANNING), submitted(1), breach];
    expect(tells(own, direct('v1-review'), 'director')).toEqual(['deputy']);
  });
});

describe('an event tells', () => {
  const to = { recipients: [told('deputy', 'deputyDirector')], passedOver: [] };
  const raised = {
    escalationId: 'a1-L2',
    arming: 1,
    level: 2,
    repeat: 0,
    scheduledAt: NOW,
    raisedAt: NOW,
  } as const;

  it('nobody what they were perhaps told before a restore, until somebody has it told again', () => {
    expect(toldBy({ type: 'EscalationRaised', data: { ...to, ...raised } })).toEqual(to.recipients);
    expect(toldBy({ type: 'EscalationRaised', data: { ...to, ...raised, mayHaveBeenTold: true } })).toEqual(
      [],
    );
    const again = { ...to, escalationId: 'a1-L2', by: 'director', toldAt: NOW };
    expect(toldBy({ type: 'EscalationToldAgain', data: again })).toEqual(to.recipients);
  });

  it('nobody where a release that told nobody recorded it', () => {
    const arming = revision(2, NOW, vn('2024-09-18T00:00:00'));
    const data = { version: 1, by: 'reviewer', returnedAt: NOW, reason: 'x', comments: [], arming };
    expect(toldBy({ type: 'ReportReturned', data })).toEqual([]);
  });

  it('nobody what no one is told: a version that was sent, a miss, a skipped reminder', () => {
    expect([...sent].flatMap(toldBy)).toEqual([]);
  });
});
