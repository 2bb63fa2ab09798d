import { describe, expect, it } from '@jest/globals';
import { refuse, specify } from '@dondoc/decider';
import type { Organisation } from '../organisation/organisation.types.js';
import { reportDecider } from './report.decisions.js';
import {
  LEAD,
  PLANNING,
  approved,
  by,
  created,
  organisation,
  returned,
  resubmitted,
  revision,
  submitted,
  vn,
  withOffice,
  withdrawn,
  without,
} from './report.fixtures.js';
import type { PersonId } from './report.fixtures.js';
import { mayDecide } from './separation-of-duties.js';
import type { ReportEvent } from './report.types.js';

const given = specify(reportDecider);
const NOW = vn('2024-09-11T09:00:00');
const second = revision(2, vn('2024-09-12T10:00:00'), vn('2024-09-18T00:00:00'));
const approve = (version: number) => ({ type: 'ApproveReport', version }) as const;

describe('nobody decides what they wrote, edited or submitted', () => {
  const byReviewer = { authors: ['reviewer', 'lead-head'] };
  it.each([
    ['drafted this version', [created(), submitted(1, byReviewer)], 1],
    [
      'drafted an earlier version',
      [created(), submitted(1, byReviewer), returned(1, second), resubmitted(2)],
      2,
    ],
    [
      'drafted a withdrawn version',
      [created(), submitted(1, byReviewer), withdrawn(1, NOW), submitted(2)],
      2,
    ],
    ['submitted it', [created(), submitted(1, { authors: [], submittedBy: 'reviewer' })], 1],
  ] as const)('who %s', (_, history, version) => {
    for (const command of [
      approve(version),
      { type: 'BeginReview', version } as const,
      { type: 'ReturnReport', version, reason: 'x', comments: [] } as const,
    ]) {
      expect(given(...history).when(command, by('reviewer', NOW))).toEqual(
        refuse('OWN_WORK_DECIDES_NOTHING'),
      );
    }
    expect(given(...history).when(approve(version), by('second-reviewer', NOW)).outcome).toBe('accepted');
  });

  it('a director who drafted it cannot reopen it', () => {
    const history = [created(), submitted(1, { authors: ['director'] }), approved(1, NOW)];
    expect(given(...history).when({ type: 'ReopenReport', reason: 'x' }, by('director', NOW))).toEqual(
      refuse('OWN_WORK_DECIDES_NOTHING'),
    );
  });
});

describe('nobody decides what their own division owes', () => {
  it('a reviewer who also holds an office in the division', () => {
    const org = withOffice('reviewer', { office: 'officer', divisionId: LEAD, inChargeOf: [] });
    expect(given(created(), submitted(1)).when(approve(1), by('reviewer', NOW, org))).toEqual(
      refuse('OWN_DIVISION_DECIDES_NOTHING'),
    );
  });

  it('a director who stands in as its head', () => {
    const org = withOffice('director', { office: 'head', divisionId: LEAD, inChargeOf: [] });
    const history = [created(), submitted(1), approved(1, NOW)];
    expect(given(...history).when({ type: 'ReopenReport', reason: 'x' }, by('director', NOW, org))).toEqual(
      refuse('OWN_DIVISION_DECIDES_NOTHING'),
    );
  });

  it('a reviewer of another division than KH-TC is none', () => {
    const org = withOffice('other-head', { office: 'reviewer', divisionId: 'qlvt', inChargeOf: [] });
    expect(given(created(), submitted(1)).when(approve(1), by('other-head', NOW, org))).toEqual(
      refuse('NOT_THE_REVIEWER'),
    );
  });
});

describe('an administrator decides nothing', () => {
  const admin = { office: 'administrator', divisionId: null, inChargeOf: [] } as const;

  it('though they are the reviewer, and before any other ban is named', () => {
    const org = withOffice('reviewer', admin);
    for (const history of [
      [created(), submitted(1)],
      [created(), submitted(1, { authors: ['reviewer'] })],
    ]) {
      for (const command of [
        approve(1),
        { type: 'BeginReview', version: 1 } as const,
        { type: 'ReturnReport', version: 1, reason: 'x', comments: [] } as const,
      ]) {
        expect(given(...history).when(command, by('reviewer', NOW, org))).toEqual(
          refuse('ADMINISTRATOR_DECIDES_NOTHING'),
        );
      }
    }
  });

  it('though they are the director, who may not reopen then', () => {
    const history = [created(), submitted(1), approved(1, NOW)];
    const director = by('director', NOW, withOffice('director', admin));
    expect(given(...history).when({ type: 'ReopenReport', reason: 'x' }, director)).toEqual(
      refuse('ADMINISTRATOR_DECIDES_NOTHING'),
    );
  });

  it('nor as deputy in charge of KH-TC: its own report is the director’s then', () => {
    const history = [
      created('2024-Q3', PLANNING),
      submitted(1, { authors: [], submittedBy: 'planning-head' }),
    ];
    const org = withOffice('deputy', admin);
    expect(given(...history).when(approve(1), by('deputy', NOW, org))).toEqual(
      refuse('ADMINISTRATOR_DECIDES_NOTHING'),
    );
    expect(given(...history).when(approve(1), by('director', NOW, org)).outcome).toBe('accepted');
  });
});

describe('KH-TC’s own report', () => {
  const sent = (authors: string[] = ['planning-officer', 'planning-head']): ReportEvent[] => [
    created('2024-Q3', PLANNING),
    submitted(1, { authors, submittedBy: 'planning-head' }),
  ];
  const outcome = (person: PersonId, org: Organisation, history = sent()) => {
    const decision = given(...history).when(approve(1), by(person, NOW, org));
    return decision.outcome === 'refused' ? decision.refusal.code : decision.outcome;
  };

  it('is decided by the deputy director in charge of KH-TC', () => {
    expect(outcome('deputy', organisation)).toBe('accepted');
    expect(outcome('director', organisation)).toBe('NOT_THE_REVIEWER');
  });

  it('is not decided by KH-TC', () => {
    expect(outcome('reviewer', organisation)).toBe('OWN_DIVISION_DECIDES_NOTHING');
    expect(outcome('planning-head', organisation)).toBe('OWN_WORK_DECIDES_NOTHING');
  });

  it('is not decided by a deputy in charge of other divisions', () => {
    const other = withOffice('other-head', {
      office: 'deputyDirector',
      divisionId: null,
      inChargeOf: [LEAD],
    });
    expect(outcome('other-head', other)).toBe('NOT_THE_REVIEWER');
  });

  it('is decided by the director where nobody is deputy in charge', () => {
    expect(outcome('director', without('deputy'))).toBe('accepted');
  });

  it('is decided by the director where every deputy in charge is barred', () => {
    const stoodIn = withOffice('deputy', { office: 'head', divisionId: PLANNING, inChargeOf: [] });
    expect(outcome('deputy', stoodIn)).toBe('OWN_DIVISION_DECIDES_NOTHING');
    expect(outcome('director', stoodIn)).toBe('accepted');
    expect(outcome('director', organisation, sent(['deputy']))).toBe('accepted');
  });

  it('can be begun, returned and resubmitted like any other', () => {
    const deputy = by('deputy', NOW);
    expect(given(...sent()).when({ type: 'BeginReview', version: 1 }, deputy).outcome).toBe('accepted');
    expect(
      given(...sent()).when({ type: 'ReturnReport', version: 1, reason: 'x', comments: [] }, deputy).outcome,
    ).toBe('accepted');
  });
});

describe('mayDecide', () => {
  it('tells who is to be offered the decision', () => {
    const { state } = given(created(), submitted(1));
    const candidates: PersonId[] = ['reviewer', 'second-reviewer', 'deputy', 'director', 'lead-head'];
    expect(candidates.filter((person) => mayDecide(state, by(person, NOW)))).toEqual([
      'reviewer',
      'second-reviewer',
    ]);
    expect(mayDecide({ status: 'none' }, by('reviewer', NOW))).toBe(false);
  });
});
