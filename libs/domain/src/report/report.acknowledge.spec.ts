import { describe, expect, it } from '@jest/globals';
import { refuse, specify } from '@dondoc/decider';
import { reportDecider } from './report.decisions.js';
import {
  LEAD,
  PLANNING,
  approved,
  by,
  clock,
  created,
  submitted,
  told,
  vn,
  without,
  withOffice,
} from './report.fixtures.js';
import type { Addressees } from '../organisation/addressees.types.js';
import type { ReportEvent } from './report.types.js';

const given = specify(reportDecider);
const NOW = vn('2024-09-17T09:00:00');
const acknowledge = (escalationId: string, directive = 'Văn phòng báo cáo trước 11h00') =>
  ({ type: 'AcknowledgeEscalation', escalationId, directive }) as const;

const deputyTold: Addressees = {
  recipients: [{ personId: 'deputy', name: 'deputy', office: 'deputyDirector', divisionId: null }],
  passedOver: [],
};
const raised = (told: Addressees): ReportEvent => ({
  type: 'EscalationRaised',
  data: {
    ...told,
    escalationId: 'a1-L2',
    arming: 1,
    level: 2,
    repeat: 0,
    scheduledAt: vn('2024-09-17T00:00:00'),
    raisedAt: vn('2024-09-17T00:00:00'),
  },
});
const overdue = [created(), raised(deputyTold)];
const breach: ReportEvent = {
  type: 'ReviewOverdue',
  data: { ...deputyTold, escalationId: 'v1-review', version: 1, scheduledAt: NOW, raisedAt: NOW },
};
const acknowledged: ReportEvent = {
  type: 'EscalationAcknowledged',
  data: {
    escalationId: 'a1-L2',
    by: 'deputy',
    acknowledgedAt: NOW,
    directive: 'Văn phòng báo cáo trước 11h00',
    told: [told('lead-head', 'head', LEAD), told('lead-officer', 'officer', LEAD)],
  },
};

describe('AcknowledgeEscalation', () => {
  it('records the directive of the deputy in charge', () => {
    expect(given(...overdue).when(acknowledge('a1-L2'), by('deputy', NOW))).toEqual({
      outcome: 'accepted',
      events: [acknowledged],
    });
    expect(given(...overdue, acknowledged).state).toMatchObject({
      status: 'awaiting',
      escalations: [{ escalationId: 'a1-L2', acknowledged: true }],
    });
  });

  it('may be the director’s, whoever was told, nobody included', () => {
    expect(given(...overdue).when(acknowledge('a1-L2'), by('director', NOW)).outcome).toBe('accepted');
    const nobody = [created(), raised({ recipients: [], passedOver: [] })];
    expect(given(...nobody).when(acknowledge('a1-L2'), by('director', NOW)).outcome).toBe('accepted');
  });

  it('may come after the report was sent, and after it was approved', () => {
    const late = [...overdue, submitted(1, { onTime: false }), approved(1, NOW)];
    expect(given(...late).when(acknowledge('a1-L2'), by('deputy', NOW)).outcome).toBe('accepted');
  });

  it('is not for those of the late division, nor of KH-TC, who were told at level 1', () => {
    const heads: Addressees = {
      recipients: [
        { personId: 'lead-head', name: 'lead-head', office: 'head', divisionId: LEAD },
        { personId: 'planning-head', name: 'planning-head', office: 'head', divisionId: PLANNING },
      ],
      passedOver: [],
    };
    for (const person of ['lead-head', 'planning-head'] as const) {
      expect(given(created(), raised(heads)).when(acknowledge('a1-L2'), by(person, NOW))).toEqual(
        refuse('ESCALATION_NOT_YOURS'),
      );
    }
  });

  it.each([
    { inChargeOf: [LEAD], limit: 'accepted', review: 'refused' },
    { inChargeOf: [PLANNING], limit: 'refused', review: 'accepted' },
    { inChargeOf: ['qlvt'], limit: 'refused', review: 'refused' },
  ])('by the deputy in charge of $inChargeOf: a limit $limit, a review $review', (expected) => {
    const { inChargeOf, limit, review } = expected;
    const org = withOffice('other-head', { office: 'deputyDirector', divisionId: null, inChargeOf });
    const history = given(...overdue, submitted(1, { onTime: false }), breach);
    const outcome = (id: string) => history.when(acknowledge(id), by('other-head', NOW, org)).outcome;
    expect([outcome('a1-L2'), outcome('v1-review')]).toEqual([limit, review]);
  });

  it('of the review of KH-TC’s own report is the director’s: the deputy was the one in breach', () => {
    const history = given(created('2024-Q3', PLANNING), submitted(1), breach);
    expect(history.when(acknowledge('v1-review'), by('deputy', NOW))).toEqual(refuse('ESCALATION_NOT_YOURS'));
    expect(history.when(acknowledge('v1-review'), by('director', NOW)).outcome).toBe('accepted');
  });

  it.each(['deputy', 'director'] as const)('by the %s who is also administrator is refused', (person) => {
    const org = withOffice(person, { office: 'administrator', divisionId: null, inChargeOf: [] });
    expect(given(...overdue).when(acknowledge('a1-L2'), by(person, NOW, org))).toEqual(
      refuse('ADMINISTRATOR_DECIDES_NOTHING'),
    );
  });

  it('repeated, or by a second leader meanwhile, is refused', () => {
    for (const person of ['deputy', 'director'] as const) {
      expect(given(...overdue, acknowledged).when(acknowledge('a1-L2'), by(person, NOW))).toEqual(
        refuse('ESCALATION_ALREADY_ACKNOWLEDGED'),
      );
    }
  });

  it.each(['lead-head', 'lead-officer', 'planning-head', 'reviewer', 'other-head'] as const)(
    'by the %s is refused',
    (person) => {
      expect(given(...overdue).when(acknowledge('a1-L2'), by(person, NOW))).toEqual(
        refuse('ESCALATION_NOT_YOURS'),
      );
    },
  );

  it('by one who has left the office is refused', () => {
    const left = without('deputy');
    expect(given(...overdue).when(acknowledge('a1-L2'), by('deputy', NOW, left))).toEqual(
      refuse('ESCALATION_NOT_YOURS'),
    );
    const moved = withOffice('deputy', { office: 'officer', divisionId: 'qlvt', inChargeOf: [] });
    const elsewhere = {
      ...moved,
      offices: moved.offices.filter(({ officeId }) => officeId !== 'deputy-office'),
    };
    expect(given(...overdue).when(acknowledge('a1-L2'), by('deputy', NOW, elsewhere))).toEqual(
      refuse('ESCALATION_NOT_YOURS'),
    );
  });

  it('of an escalation never raised is refused, and only a leader learns that it was not', () => {
    expect(given(...overdue).when(acknowledge('a1-L3'), by('lead-head', NOW))).toEqual(
      refuse('ESCALATION_NOT_YOURS'),
    );
    expect(given(...overdue).when(acknowledge('a1-L3'), by('director', NOW))).toEqual(
      refuse('ESCALATION_NOT_FOUND'),
    );
  });

  it.each(['', ' ', '\u200b\u00a0'])('with the blank directive %j is refused', (directive) => {
    expect(given(...overdue).when(acknowledge('a1-L2', directive), by('deputy', NOW))).toEqual(
      refuse('DIRECTIVE_REQUIRED', { field: 'directive' }),
    );
  });

  it('by a process is refused', () => {
    expect(given(...overdue).when(acknowledge('a1-L2'), clock(NOW))).toEqual(refuse('ONLY_A_PERSON'));
  });
});
