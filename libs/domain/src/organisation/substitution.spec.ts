import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { organisation2024 } from '../../../../test/examples/organisation-2024.js';
import { holds, isLeaderOf, type PersonActor } from '../actor.js';
import { actorOf, deputiesInChargeOf, holders } from './holders.js';
import { changeDirectory, organisationDecider } from './organisation.decisions.js';
import { evolveOrganisation } from './organisation.js';
import type { OrganisationEvent, Substitution } from './organisation.types.js';

const today = '2024-09-10';
const now = '2024-09-10T02:00:00.000Z';
const actor = actorOf(organisation2024, 'quan-tri', today) as PersonActor;
const after = (...events: readonly OrganisationEvent[]) =>
  events.reduce(evolveOrganisation, organisation2024);
const basis = 'Quyết định số 15/QĐ-SGTVT ngày 9/9/2024';

/** The deputy director stands in for the director. */
const wanted: Substitution = {
  substitutionId: 'tt-1',
  officeId: 'giam-doc',
  substituteId: 'pho-giam-doc',
  from: '2024-09-12',
  to: '2024-09-14',
  basis,
};
const granted = (change: Partial<Substitution> = {}) =>
  ({ type: 'SubstitutionGranted', data: { ...wanted, ...change } }) as const;
/** Once the second person that it takes has consented (consent.spec.ts). */
const grant = (change: Partial<Substitution> = {}, ...before: readonly OrganisationEvent[]) =>
  changeDirectory(
    after(...before),
    { type: 'GrantSubstitution', ...wanted, ...change },
    { actor, now, today },
  );
const revoke = (on: string, ...before: readonly OrganisationEvent[]) =>
  organisationDecider.decide(
    after(...before),
    { type: 'RevokeSubstitution', substitutionId: 'tt-1', reason: 'Về sớm' },
    { actor, now, today: on },
  );
const revoked = (on: string) =>
  ({ type: 'SubstitutionRevoked', data: { substitutionId: 'tt-1', on, reason: 'Về sớm' } }) as const;

describe('a substitution', () => {
  it('is granted once', () => {
    expect(grant()).toEqual(accept(granted()));
    expect(grant({}, granted())).toEqual(nothingToDo);
    expect(grant({ to: '2024-09-15' }, granted())).toMatchObject({ refusal: { code: 'DUPLICATE_ID' } });
  });

  it('counts on its first and last day, and not on those beside them', () => {
    const organisation = after(granted());
    const director = (day: string) => {
      const substitute = actorOf(organisation, 'pho-giam-doc', day) as PersonActor;
      return holds(substitute, 'director');
    };
    expect(['2024-09-11', '2024-09-12', '2024-09-14', '2024-09-15'].map(director)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('says in every office for whom it is held, after the person’s own', () => {
    const substitute = actorOf(after(granted()), 'pho-giam-doc', '2024-09-12');
    expect(substitute).toMatchObject({
      offices: [
        { office: 'deputyDirector', inChargeOf: ['kh-tc', 'ql-vt'] },
        {
          office: 'director',
          insteadOf: { substitutionId: 'tt-1', personId: 'giam-doc', name: 'Nguyễn Văn Giám', basis },
        },
      ],
      standsFor: [{ personId: 'giam-doc', offices: [{ office: 'director' }] }],
    });
    expect(substitute?.offices[0]).not.toHaveProperty('insteadOf');
  });

  it('leaves the principal their office', () => {
    const principal = actorOf(after(granted()), 'giam-doc', '2024-09-12') as PersonActor;
    expect(holds(principal, 'director')).toBe(true);
    expect(principal).not.toHaveProperty('standsFor');
  });

  it('is of one office only, with the divisions it is in charge of', () => {
    const ofDeputy = granted({ officeId: 'pho-giam-doc', substituteId: 'chanh-van-phong' });
    const substitute = actorOf(after(ofDeputy), 'chanh-van-phong', '2024-09-12') as PersonActor;
    expect([isLeaderOf(substitute, 'kh-tc'), isLeaderOf(substitute, 'ql-kcht')]).toEqual([true, false]);
    const ofHead = granted({ officeId: 'truong-kh-tc', substituteId: 'tong-hop' });
    const head = actorOf(after(ofHead), 'tong-hop', '2024-09-12') as PersonActor;
    expect([holds(head, 'head', 'kh-tc'), holds(head, 'reviewer', 'kh-tc')]).toEqual([true, false]);
    // The bans look at everything that the principal is.
    expect(head.standsFor?.[0]?.offices.map(({ office }) => office)).toEqual(['head', 'reviewer']);
  });

  it('has what is addressed to the office told to both', () => {
    const told = (day: string) => holders(after(granted()), 'director', null, day).map((one) => one.personId);
    expect([told('2024-09-11'), told('2024-09-12')]).toEqual([['giam-doc'], ['giam-doc', 'pho-giam-doc']]);
    const ofDeputy = after(granted({ officeId: 'pho-giam-doc', substituteId: 'chanh-van-phong' }));
    expect(deputiesInChargeOf(ofDeputy, 'kh-tc', '2024-09-12').map((one) => one.personId)).toEqual([
      'pho-giam-doc',
      'chanh-van-phong',
    ]);
  });

  it('ends with the office it is of', () => {
    const organisation = after(granted(), {
      type: 'OfficeRevoked',
      data: { officeId: 'giam-doc', on: '2024-09-13', reason: 'Nghỉ hưu' },
    });
    const offices = (day: string) =>
      actorOf(organisation, 'pho-giam-doc', day)?.offices.map(({ office }) => office);
    expect(offices('2024-09-12')).toEqual(['deputyDirector', 'director']);
    expect(offices('2024-09-13')).toEqual(['deputyDirector']);
  });

  it('is revoked at once; the days before stand', () => {
    expect(revoke('2024-09-13', granted())).toEqual(accept(revoked('2024-09-13')));
    const organisation = after(granted(), revoked('2024-09-13'));
    const offices = (day: string) => actorOf(organisation, 'pho-giam-doc', day)?.offices.length;
    expect([offices('2024-09-12'), offices('2024-09-13')]).toEqual([2, 1]);
    expect(revoke('2024-09-13', granted(), revoked('2024-09-13'))).toEqual(nothingToDo);
    expect(grant({}, granted(), revoked('2024-09-13'))).toMatchObject({ refusal: { code: 'DUPLICATE_ID' } });
  });

  it('is not revoked once it is over, nor without a reason, nor when there is none', () => {
    expect(revoke('2024-09-14', granted())).toMatchObject({ outcome: 'accepted' });
    expect(revoke('2024-09-15', granted())).toMatchObject({
      refusal: { code: 'SUBSTITUTION_ALREADY_ENDED' },
    });
    expect(revoke('2024-09-12')).toMatchObject({ refusal: { code: 'UNKNOWN_SUBSTITUTION' } });
    const command = { type: 'RevokeSubstitution', substitutionId: 'tt-1', reason: '\u3000' } as const;
    expect(organisationDecider.decide(after(granted()), command, { actor, now, today })).toEqual(
      refuse('REASON_REQUIRED', { field: 'reason' }),
    );
  });

  it.each<[Partial<Substitution>, string]>([
    [{ officeId: 'la' }, 'UNKNOWN_OFFICE'],
    [{ substituteId: 'la' }, 'UNKNOWN_PERSON'],
    [{ substituteId: 'giam-doc' }, 'SUBSTITUTION_OF_ONESELF'],
    [{ substituteId: 'quan-tri' }, 'NOT_FOR_ONESELF'],
    [{ basis: '' }, 'BASIS_REQUIRED'],
    [{ from: '2024-09-31' }, 'SUBSTITUTION_DAYS_INVALID'],
    [{ to: '2024-09-11' }, 'SUBSTITUTION_DAYS_INVALID'],
    [{ from: '2024-09-01', to: '2024-09-09' }, 'SUBSTITUTION_DAYS_INVALID'],
    [{ from: '2023-12-31' }, 'SUBSTITUTION_DAYS_INVALID'],
  ])('is not granted with %j', (change, code) => {
    expect(grant(change)).toMatchObject({ refusal: { code } });
  });

  it('is the only one of its office at a time', () => {
    const second = { substitutionId: 'tt-2', substituteId: 'chanh-van-phong' };
    expect(grant({ ...second, from: '2024-09-14', to: '2024-09-20' }, granted())).toEqual(
      refuse('SUBSTITUTION_OVERLAPS'),
    );
    expect(grant({ ...second, from: '2024-09-15', to: '2024-09-20' }, granted())).toMatchObject({
      outcome: 'accepted',
    });
    expect(grant({ ...second, from: '2024-09-14' }, granted(), revoked('2024-09-12'))).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('makes no chain: whoever is away stands in for nobody, and what is lent is not lent on', () => {
    const deputyAway = { substitutionId: 'tt-2', officeId: 'pho-giam-doc', substituteId: 'chanh-van-phong' };
    expect(grant(deputyAway, granted())).toEqual(refuse('SUBSTITUTION_CHAIN', { field: 'substituteId' }));
    expect(grant({}, granted(deputyAway))).toEqual(refuse('SUBSTITUTION_CHAIN', { field: 'substituteId' }));
    expect(grant({ ...deputyAway, from: '2024-09-15', to: '2024-09-16' }, granted())).toMatchObject({
      outcome: 'accepted',
    });
  });
});
