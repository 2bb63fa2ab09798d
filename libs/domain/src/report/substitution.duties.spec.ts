import { refuse, specify } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { escalationPolicy } from './escalation-policy.js';
import { evolveOrganisation } from '../organisation/index.js';
import type { Organisation } from '../organisation/organisation.types.js';
import { reportDecider } from './report.decisions.js';
import {
  LEAD,
  PLANNING,
  approved,
  by,
  created,
  organisation,
  content,
  submitted,
  vn,
  withOffice,
  type PersonId,
} from './report.fixtures.js';
import type { ReportFacts } from './report.types.js';
import { divisionsSeen, maySeeDraft } from './visibility.js';

const given = specify(reportDecider);
const NOW = vn('2024-09-11T09:00:00');
const AFTERWARDS = vn('2024-09-13T09:00:00');
const approve = { type: 'ApproveReport', version: 1 } as const;
const submit = {
  type: 'SubmitReport',
  content,
  contentHash: 'h',
  receipt: 'r',
  receivedAt: NOW,
  lateReason: '',
  draftVersion: 0,
  draftAuthors: [],
} as const;

/** From 10/9 to 12/9 the one stands in for the other in their first office. */
const standingIn = (substituteId: PersonId, principal: PersonId, before = organisation): Organisation =>
  evolveOrganisation(before, {
    type: 'SubstitutionGranted',
    data: {
      substitutionId: 'tt-1',
      officeId: `${principal}-office`,
      substituteId,
      from: '2024-09-10',
      to: '2024-09-12',
      basis: 'Quyết định số 15/QĐ-SGTVT',
    },
  });

describe('a substitute', () => {
  it('does what the office allows, on its days and not after', () => {
    const org = standingIn('lead-officer', 'lead-head');
    expect(given(created()).when(submit, by('lead-officer', NOW))).toEqual(refuse('ONLY_THE_HEAD_SUBMITS'));
    expect(given(created()).when(submit, by('lead-officer', NOW, org)).outcome).toBe('accepted');
    const late = { ...submit, receivedAt: AFTERWARDS };
    expect(given(created()).when(late, by('lead-officer', AFTERWARDS, org))).toEqual(
      refuse('ONLY_THE_HEAD_SUBMITS'),
    );
  });

  it('sees what the office sees, and of the principal’s other offices nothing', () => {
    const twice = withOffice('reviewer', { office: 'officer', divisionId: LEAD, inChargeOf: [] });
    const { actor } = by('other-head', NOW, standingIn('other-head', 'reviewer', twice));
    expect(divisionsSeen(actor)).toEqual(['qlvt', PLANNING]);
    const report = { leadDivisionId: LEAD, supportingDivisionIds: [], planningDivisionId: PLANNING };
    expect(maySeeDraft(actor, report)).toBe(false);
  });

  it('is barred by what they wrote themselves', () => {
    const org = standingIn('lead-officer', 'reviewer');
    expect(
      given(created('2024-Q3', 'qlvt'), submitted(1, { authors: ['lead-officer'] })).when(
        approve,
        by('lead-officer', NOW, org),
      ),
    ).toEqual(refuse('OWN_WORK_DECIDES_NOTHING'));
  });

  it('is barred by what the principal wrote', () => {
    const org = standingIn('other-head', 'reviewer');
    const history = [created(), submitted(1, { authors: ['reviewer'] })];
    expect(given(...history).when(approve, by('other-head', NOW, org))).toEqual(
      refuse('OWN_WORK_DECIDES_NOTHING'),
    );
    expect(given(created(), submitted(1)).when(approve, by('other-head', NOW, org)).outcome).toBe('accepted');
  });

  it('is barred by their own division', () => {
    const org = standingIn('lead-officer', 'reviewer');
    const history = [created(), submitted(1, { authors: ['lead-head'] })];
    expect(given(...history).when(approve, by('lead-officer', NOW, org))).toEqual(
      refuse('OWN_DIVISION_DECIDES_NOTHING'),
    );
  });

  it('is barred by the principal’s division, also by an office that did not pass', () => {
    const twice = withOffice('reviewer', { office: 'officer', divisionId: LEAD, inChargeOf: [] });
    const org = standingIn('other-head', 'reviewer', twice);
    expect(given(created(), submitted(1)).when(approve, by('other-head', NOW, org))).toEqual(
      refuse('OWN_DIVISION_DECIDES_NOTHING'),
    );
  });

  it('decides nothing when either of the two is an administrator', () => {
    const history = [created(), submitted(1)];
    for (const org of [
      standingIn('administrator', 'reviewer'),
      standingIn(
        'other-head',
        'reviewer',
        withOffice('reviewer', { office: 'administrator', divisionId: null, inChargeOf: [] }),
      ),
    ]) {
      const person = org.substitutions[0]?.substituteId as PersonId;
      expect(given(...history).when(approve, by(person, NOW, org))).toEqual(
        refuse('ADMINISTRATOR_DECIDES_NOTHING'),
      );
    }
  });

  it('reopens in the director’s stead, but not what the director wrote', () => {
    const org = standingIn('deputy', 'director');
    const reopen = { type: 'ReopenReport', reason: 'x' } as const;
    const accepted = (authors: string[]) =>
      given(created(), submitted(1, { authors }), approved(1, NOW)).when(reopen, by('deputy', NOW, org));
    expect(accepted(['lead-head']).outcome).toBe('accepted');
    expect(accepted(['director'])).toEqual(refuse('OWN_WORK_DECIDES_NOTHING'));
  });

  it('of the deputy decides KH-TC’s own report, unless barred; then it is the director’s', () => {
    const own = [created('2024-Q3', PLANNING), submitted(1, { authors: [], submittedBy: 'planning-head' })];
    const org = standingIn('lead-head', 'deputy');
    expect(given(...own).when(approve, by('lead-head', NOW, org)).outcome).toBe('accepted');
    expect(given(...own).when(approve, by('deputy', NOW, org)).outcome).toBe('accepted');
    const barred = standingIn('planning-officer', 'deputy');
    expect(given(...own).when(approve, by('planning-officer', NOW, barred))).toEqual(
      refuse('OWN_DIVISION_DECIDES_NOTHING'),
    );
  });

  it('is told what is addressed to the office, beside the principal', () => {
    const report = { leadDivisionId: LEAD, planningDivisionId: PLANNING } as ReportFacts;
    const told = (at: string) =>
      escalationPolicy(standingIn('other-head', 'deputy'), at)
        .level(report, 2)
        .recipients.map(({ personId }) => personId);
    expect(told(NOW)).toEqual(['deputy', 'other-head']);
    expect(told(AFTERWARDS)).toEqual(['deputy']);
  });
});

describe('a division that was merged', () => {
  const merged = evolveOrganisation(organisation, {
    type: 'DivisionEnded',
    data: { divisionId: LEAD, how: 'merged', lastDay: '2024-09-10', successorId: 'qlvt', basis: 'QĐ 7' },
  });

  it('leaves its reports to the successor’s head; its own no longer submits', () => {
    expect(given(created()).when(submit, by('other-head', NOW, merged)).outcome).toBe('accepted');
    expect(given(created()).when(submit, by('lead-head', NOW, merged))).toEqual(refuse('NOT_YOUR_DIVISION'));
    const before = vn('2024-09-10T23:59:59.999');
    const early = { ...submit, receivedAt: before };
    expect(given(created()).when(early, by('lead-head', before, merged)).outcome).toBe('accepted');
    expect(given(created()).when(early, by('other-head', before, merged))).toEqual(
      refuse('NOT_YOUR_DIVISION'),
    );
  });

  it('bars who belongs to the successor from deciding what it owed', () => {
    const withReviewer = evolveOrganisation(merged, {
      type: 'OfficeAssumed',
      data: {
        officeId: 'x',
        office: 'officer',
        personId: 'reviewer',
        divisionId: 'qlvt',
        inChargeOf: [],
        from: '2024-01-01',
        to: null,
      },
    });
    expect(given(created(), submitted(1)).when(approve, by('reviewer', NOW, withReviewer))).toEqual(
      refuse('OWN_DIVISION_DECIDES_NOTHING'),
    );
  });

  it('has the successor’s head told of its misses', () => {
    const report = { leadDivisionId: LEAD, planningDivisionId: PLANNING } as ReportFacts;
    const { recipients } = escalationPolicy(merged, NOW).level(report, 1);
    expect(recipients.map(({ personId }) => personId)).toEqual(['other-head', 'planning-head']);
  });
});
