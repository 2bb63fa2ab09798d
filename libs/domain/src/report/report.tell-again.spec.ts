import { describe, expect, it } from '@jest/globals';
import { refuse, specify } from '@dondoc/decider';
import { reportDecider } from './report.decisions.js';
import {
  type PersonId,
  LEAD,
  PLANNING,
  by,
  clock,
  created,
  organisation,
  vn,
  withOffice,
} from './report.fixtures.js';
import type { ReportEvent } from './report.types.js';

const given = specify(reportDecider);
const NOW = vn('2024-09-18T09:00:00');
const tellAgain = (escalationId = 'a1-L2') => ({ type: 'TellAgain', escalationId }) as const;
const raised = (mayHaveBeenTold?: true): ReportEvent => ({
  type: 'EscalationRaised',
  data: {
    recipients: [],
    passedOver: [],
    escalationId: 'a1-L2',
    arming: 1,
    level: 2,
    repeat: 0,
    scheduledAt: vn('2024-09-17T00:00:00'),
    raisedAt: vn('2024-09-17T10:00:00'),
    ...(mayHaveBeenTold ? { mayHaveBeenTold } : {}),
  },
});
const perhaps = [created(), raised(true)];
const consolidator = withOffice('planning-officer', {
  office: 'consolidator',
  divisionId: PLANNING,
  inChargeOf: [],
});
const toldAgain = (person: PersonId): ReportEvent => ({
  type: 'EscalationToldAgain',
  data: {
    recipients: [{ personId: 'deputy', name: 'deputy', office: 'deputyDirector', divisionId: null }],
    passedOver: [],
    escalationId: 'a1-L2',
    by: person,
    toldAt: NOW,
  },
});

describe('TellAgain', () => {
  it.each(['planning-officer', 'deputy', 'director'] as const)(
    'has it told, by %s, to whoever holds the office now',
    (person) => {
      expect(given(...perhaps).when(tellAgain(), by(person, NOW, consolidator))).toEqual({
        outcome: 'accepted',
        events: [toldAgain(person)],
      });
    },
  );

  it.each(['lead-head', 'planning-head', 'reviewer', 'other-head'] as const)('is not for %s', (person) => {
    expect(given(...perhaps).when(tellAgain(), by(person, NOW))).toEqual(refuse('NOT_YOURS_TO_TELL'));
  });

  it('is not for an administrator, nor for a process', () => {
    expect(given(...perhaps).when(tellAgain(), by('administrator', NOW))).toEqual(
      refuse('ADMINISTRATOR_DECIDES_NOTHING'),
    );
    expect(given(...perhaps).when(tellAgain(), clock(NOW))).toEqual(refuse('ONLY_A_PERSON'));
  });

  it('is refused for one that is not there, or was told without any doubt', () => {
    expect(given(...perhaps).when(tellAgain('a1-L3'), by('director', NOW))).toEqual(
      refuse('ESCALATION_NOT_FOUND'),
    );
    expect(given(created(), raised()).when(tellAgain(), by('director', NOW))).toEqual(
      refuse('NOTHING_TO_TELL_AGAIN'),
    );
  });

  it('is done once, whoever asks a second time', () => {
    expect(given(...perhaps, toldAgain('director')).when(tellAgain(), by('deputy', NOW))).toEqual(
      refuse('NOTHING_TO_TELL_AGAIN'),
    );
  });

  it("tells the reviewer's breach to the deputy in charge of Planning-Finance", () => {
    const breach: ReportEvent = {
      type: 'ReviewOverdue',
      data: {
        recipients: [],
        passedOver: [],
        escalationId: 'v1-review',
        version: 1,
        scheduledAt: NOW,
        raisedAt: NOW,
        mayHaveBeenTold: true,
      },
    };
    const decision = given(created('2024-Q3', LEAD), breach).when(
      tellAgain('v1-review'),
      by('director', NOW, organisation),
    );
    expect(decision).toMatchObject({ events: [{ data: { recipients: [{ personId: 'deputy' }] } }] });
  });
});
