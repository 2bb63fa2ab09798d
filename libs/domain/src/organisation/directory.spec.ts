import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { organisation2024, organisationContent2024 } from '../../../../test/examples/organisation-2024.js';
import { OFFICE_NAMES, type PersonActor } from '../actor.js';
import { actorOf, personSignedInAs } from './holders.js';
import { changeDirectory, organisationDecider } from './organisation.decisions.js';
import { evolveOrganisation } from './organisation.js';
import type { DirectoryCommand, Office, OrganisationEvent } from './organisation.types.js';

const today = '2024-09-16';
const now = '2024-09-16T02:00:00.000Z';
const actor = actorOf(organisation2024, 'quan-tri', today) as PersonActor;
const after = (...events: readonly OrganisationEvent[]) =>
  events.reduce(evolveOrganisation, organisation2024);
/** Without the second person that some of it takes (consent.spec.ts). */
const decide = (command: DirectoryCommand, ...before: readonly OrganisationEvent[]) =>
  changeDirectory(after(...before), command, { actor, now, today });
const offices = (personId: string, day: string, ...before: readonly OrganisationEvent[]) =>
  actorOf(after(...before), personId, day)?.offices.map((held) => held.office);

const newcomer = { personId: 'moi', name: 'Người Mới', sample: false };
const registered = { type: 'PersonRegistered', data: newcomer } as const;
const head: Office = {
  officeId: 'truong-kcht',
  office: 'head',
  personId: 'moi',
  divisionId: 'ql-kcht',
  inChargeOf: [],
  from: '2024-09-01',
  to: null,
};

describe('a person', () => {
  const register = { type: 'RegisterPerson', ...newcomer } as const;

  it('is registered once', () => {
    expect(decide(register)).toEqual(accept(registered));
    expect(decide(register, registered)).toEqual(nothingToDo);
    expect(decide({ ...register, name: 'Khác' }, registered)).toMatchObject({
      refusal: { code: 'DUPLICATE_ID' },
    });
    expect(decide({ ...register, name: ' ' })).toMatchObject({ refusal: { code: 'NAME_REQUIRED' } });
  });

  it('has no id under which someone else signs in', () => {
    const account: OrganisationEvent = {
      type: 'AccountChanged',
      data: { personId: 'giam-doc', account: 'moi', before: null },
    };
    expect(decide(register, account)).toMatchObject({ refusal: { code: 'DUPLICATE_ID', field: 'personId' } });
    const file = { ...organisationContent2024, people: [newcomer] };
    expect(decide({ type: 'ImportOrganisation', content: file }, account)).toMatchObject({
      refusal: { code: 'DUPLICATE_ID' },
    });
    expect(decide({ type: 'ImportOrganisation', content: file }, registered, account)).toEqual(nothingToDo);
  });
});

describe('an account', () => {
  const change = (personId: string, account: string | null) =>
    ({ type: 'ChangeAccount', personId, account }) as const;
  const changed = (personId: string, account: string | null, before: string | null): OrganisationEvent => ({
    type: 'AccountChanged',
    data: { personId, account, before },
  });
  const given = changed('giam-doc', 'giam@so.gov.vn', null);

  it('is given, changed and taken away, and the record says what it was', () => {
    expect(decide(change('giam-doc', 'giam@so.gov.vn'))).toEqual(accept(given));
    expect(decide(change('giam-doc', 'giam@so.gov.vn'), given)).toEqual(nothingToDo);
    expect(decide(change('giam-doc', 'moi@so.gov.vn'), given)).toEqual(
      accept(changed('giam-doc', 'moi@so.gov.vn', 'giam@so.gov.vn')),
    );
    expect(decide(change('giam-doc', null), given)).toEqual(
      accept(changed('giam-doc', null, 'giam@so.gov.vn')),
    );
    expect(after(given, changed('giam-doc', null, 'giam@so.gov.vn')).accounts).toEqual([]);
  });

  it('means one person: it is nobody else’s, nor anybody else’s id', () => {
    expect(decide(change('tong-hop', 'giam@so.gov.vn'), given)).toMatchObject({
      refusal: { code: 'ACCOUNT_TAKEN' },
    });
    expect(decide(change('tong-hop', 'giam-doc'))).toMatchObject({ refusal: { code: 'ACCOUNT_TAKEN' } });
    expect(decide(change('tong-hop', 'tong-hop'))).toMatchObject({ outcome: 'accepted' });
  });

  it.each(['', ' ', ' a', 'a ', 'x'.repeat(201)])('is not %j', (account) => {
    expect(decide(change('giam-doc', account))).toMatchObject({ refusal: { code: 'ACCOUNT_INVALID' } });
  });

  it('is what they sign in as, and then their id is not; of who has none it is the id', () => {
    const signsIn = (account: string, ...before: readonly OrganisationEvent[]) =>
      personSignedInAs(after(...before), account)?.personId;
    expect(signsIn('giam-doc')).toBe('giam-doc');
    expect([signsIn('giam@so.gov.vn', given), signsIn('giam-doc', given)]).toEqual(['giam-doc', undefined]);
    expect(signsIn('tong-hop', given)).toBe('tong-hop');
    expect(signsIn('giam@so.gov.vn')).toBeUndefined();
  });

  it('is of someone known, and not of whoever administers', () => {
    expect(decide(change('la', 'x'))).toMatchObject({ refusal: { code: 'UNKNOWN_PERSON' } });
    expect(decide(change('quan-tri', 'x'))).toMatchObject({ refusal: { code: 'NOT_FOR_ONESELF' } });
  });
});

describe('an office', () => {
  const assume = { type: 'AssumeOffice', ...head } as const;
  const assumed = { type: 'OfficeAssumed', data: head } as const;
  const revoked = {
    type: 'OfficeRevoked',
    data: { officeId: 'truong-kcht', on: today, reason: 'Điều động' },
  } as const;
  const revoke = { type: 'RevokeOffice', officeId: 'truong-kcht', reason: 'Điều động' } as const;

  it('is assumed once', () => {
    expect(decide(assume, registered)).toEqual(accept(assumed));
    expect(decide(assume, registered, assumed)).toEqual(nothingToDo);
    expect(decide({ ...assume, from: today }, registered, assumed)).toMatchObject({
      refusal: { code: 'DUPLICATE_ID' },
    });
  });

  it.each<[Partial<Office>, string]>([
    [{ personId: 'la' }, 'UNKNOWN_PERSON'],
    [{ divisionId: 'la' }, 'UNKNOWN_DIVISION'],
    [{ divisionId: null }, 'OFFICE_NEEDS_DIVISION'],
    [{ office: 'director' }, 'OFFICE_TAKES_NO_DIVISION'],
    [{ inChargeOf: ['kh-tc'] }, 'OFFICE_TAKES_NO_DIVISION'],
    [{ from: '2024-02-30' }, 'OFFICE_DAY_INVALID'],
    [{ to: '2024-08-31' }, 'OFFICE_DAY_INVALID'],
  ])('is not with %j', (change, code) => {
    expect(decide({ ...assume, ...change }, registered)).toMatchObject({ refusal: { code } });
  });

  it('is none of a division that had ended', () => {
    const end: OrganisationEvent = {
      type: 'DivisionEnded',
      data: {
        divisionId: 'ql-kcht',
        how: 'merged',
        lastDay: '2024-09-15',
        successorId: 'kh-tc',
        basis: 'QĐ 1',
      },
    };
    expect(decide({ ...assume, from: '2024-09-16' }, registered, end)).toMatchObject({
      refusal: { code: 'DIVISION_ALREADY_ENDED' },
    });
    expect(decide({ ...assume, from: '2024-09-15' }, registered, end)).toMatchObject({ outcome: 'accepted' });
    const listed = (from: string) =>
      decide(
        {
          type: 'ImportPeople',
          content: { people: [newcomer], offices: [{ ...head, from }], accounts: [] },
        },
        end,
      );
    expect(listed('2024-09-16')).toMatchObject({ refusal: { code: 'DIVISION_ALREADY_ENDED' } });
    expect(listed('2024-09-15')).toMatchObject({ outcome: 'accepted' });
  });

  it('is revoked at once, and the days before stand', () => {
    expect(decide(revoke, registered, assumed)).toEqual(accept(revoked));
    expect(offices('moi', '2024-09-15', registered, assumed, revoked)).toEqual(['head']);
    expect(offices('moi', today, registered, assumed, revoked)).toEqual([]);
    expect(decide(revoke, registered, assumed, revoked)).toMatchObject({
      refusal: { code: 'OFFICE_ALREADY_ENDED' },
    });
  });

  it('is revoked on the very day it began, and then was never held', () => {
    const begunToday = { ...assumed, data: { ...head, from: today } };
    expect(decide(revoke, registered, begunToday)).toEqual(accept(revoked));
    expect(offices('moi', today, registered, begunToday, revoked)).toEqual([]);
  });

  it('is revoked although its end was set for later, with a reason', () => {
    const ending: OrganisationEvent = {
      type: 'OfficeEnded',
      data: { officeId: 'truong-kcht', to: '2024-12-31' },
    };
    expect(decide(revoke, registered, assumed, ending)).toEqual(accept(revoked));
    expect(decide({ ...revoke, reason: '\u00a0' }, registered, assumed)).toMatchObject({
      refusal: { code: 'REASON_REQUIRED' },
    });
    expect(decide({ ...revoke, officeId: 'la' })).toMatchObject({ refusal: { code: 'UNKNOWN_OFFICE' } });
  });

  it('is given to nobody by themselves, by whatever command', () => {
    const own = { ...head, personId: 'quan-tri' };
    expect(decide({ type: 'AssumeOffice', ...own })).toEqual(
      refuse('NOT_FOR_ONESELF', { field: 'personId' }),
    );
    const file = { ...organisationContent2024, offices: [...organisationContent2024.offices, own] };
    expect(decide({ type: 'ImportOrganisation', content: file })).toMatchObject({
      refusal: { code: 'NOT_FOR_ONESELF' },
    });
  });

  it.each(OFFICE_NAMES.filter((office) => office !== 'administrator'))(
    'is not the business of: %s',
    (office) => {
      const other: PersonActor = { ...actor, offices: [{ office, divisionId: null, inChargeOf: [] }] };
      for (const command of [assume, revoke, { type: 'RegisterPerson', ...newcomer } as const])
        expect(
          organisationDecider.decide(after(registered, assumed), command, { actor: other, now, today }),
        ).toEqual(refuse('NOT_THE_ADMINISTRATOR'));
    },
  );
});
