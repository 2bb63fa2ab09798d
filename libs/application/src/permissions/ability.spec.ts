import { describe, expect, it } from '@jest/globals';
import {
  askedAs,
  permissions,
  type Action,
  type OfficeHeld,
  type OfficeName,
  type PersonActor,
  type ReportPhase,
} from '@dondoc/domain';
import { abilityOf, allows } from './ability.js';

const PLANNING = 'kh-tc';
const person = (...offices: OfficeHeld[]): PersonActor => ({
  kind: 'person',
  personId: 'p',
  name: 'P',
  offices,
});
const held = (
  office: OfficeName,
  divisionId: string | null = null,
  inChargeOf: string[] = [],
): OfficeHeld => ({
  office,
  divisionId,
  inChargeOf,
});
const report = (leadDivisionId: string, phase: ReportPhase) => ({
  leadDivisionId,
  planningDivisionId: PLANNING,
  phase,
});
const may = (actor: PersonActor, action: Action, of?: ReturnType<typeof report>) =>
  allows(abilityOf(actor, PLANNING), action, of);

describe('what an office allows', () => {
  it('is nothing for who holds none', () => {
    const nobody = person();
    for (const action of new Set(permissions.flatMap((right) => right.may)))
      expect([action, may(nobody, action), may(nobody, action, report('a', 'submitted'))]).toEqual([
        action,
        false,
        false,
      ]);
  });

  it.each<[string, OfficeHeld, Action, string, ReportPhase, boolean]>([
    ['head of the division', held('head', 'a'), 'SubmitReport', 'a', 'awaiting', true],
    ['head of the division, once it is sent', held('head', 'a'), 'SubmitReport', 'a', 'submitted', false],
    ['head of another', held('head', 'b'), 'SubmitReport', 'a', 'awaiting', false],
    ['officer of the division', held('officer', 'a'), 'SubmitReport', 'a', 'awaiting', false],
    ['officer of the division', held('officer', 'a'), 'SaveDraft', 'a', 'returned', true],
    ['reviewer', held('reviewer', PLANNING), 'ApproveReport', 'a', 'inReview', true],
    ['reviewer, of an approved one', held('reviewer', PLANNING), 'ApproveReport', 'a', 'approved', false],
    ['reviewer, of KH-TC’s own', held('reviewer', PLANNING), 'ApproveReport', PLANNING, 'inReview', false],
    ['reviewer of another division', held('reviewer', 'a'), 'ApproveReport', 'b', 'inReview', false],
    [
      'deputy in charge of KH-TC, of its own',
      held('deputyDirector', null, [PLANNING]),
      'ApproveReport',
      PLANNING,
      'submitted',
      true,
    ],
    [
      'deputy in charge of KH-TC, of another’s',
      held('deputyDirector', null, [PLANNING]),
      'ApproveReport',
      'a',
      'submitted',
      false,
    ],
    [
      'deputy in charge of another, of KH-TC’s own',
      held('deputyDirector', null, ['a']),
      'ApproveReport',
      PLANNING,
      'submitted',
      false,
    ],
    ['director, of an approved one', held('director'), 'ReopenReport', 'a', 'approved', true],
    ['director, of one in review', held('director'), 'ReopenReport', 'a', 'inReview', false],
    ['deputy in charge', held('deputyDirector', null, ['a']), 'AcknowledgeEscalation', 'a', 'awaiting', true],
    [
      'deputy in charge of another',
      held('deputyDirector', null, ['b']),
      'AcknowledgeEscalation',
      'a',
      'awaiting',
      false,
    ],
    ['auditor', held('auditor'), 'ApproveReport', 'a', 'submitted', false],
    ['administrator', held('administrator'), 'ApproveReport', 'a', 'submitted', false],
  ])('%s (%j): %s of a report of %s that is %s: %s', (_who, office, action, division, phase, expected) => {
    expect(may(person(office), action, report(division, phase))).toBe(expected);
  });

  it('of the agency as a whole', () => {
    expect(may(person(held('consolidator', PLANNING)), 'ImportPlan')).toBe(true);
    expect(may(person(held('consolidator', 'a')), 'ImportPlan')).toBe(false);
    expect(may(person(held('director')), 'IssuePlan')).toBe(true);
    expect(may(person(held('deputyDirector', null, [PLANNING])), 'IssuePlan')).toBe(false);
    expect(may(person(held('administrator')), 'RegisterPerson')).toBe(true);
    expect(may(person(held('director')), 'RegisterPerson')).toBe(false);
    expect(may(person(held('clerk', PLANNING)), 'VerifyRecord')).toBe(true);
    expect(may(person(held('clerk', 'a')), 'VerifyRecord')).toBe(false);
  });

  it('passes with the duties of a division that is no more', () => {
    const head = { ...held('head', 'b'), takenOver: ['a'] };
    expect(may(person(head), 'SubmitReport', report('a', 'awaiting'))).toBe(true);
  });

  it('tells in which office a command is asked', () => {
    expect(askedAs('ApproveReport')).toEqual({
      as: ['reviewer', 'deputyDirector', 'director'],
      of: 'planning',
    });
    expect(askedAs('SaveDraft')).toEqual({ as: ['officer', 'head'], of: 'lead' });
    expect(askedAs('CarryOutStep')).toEqual({ as: [], of: 'agency' });
  });
});
