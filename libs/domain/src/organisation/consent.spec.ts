import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { organisation2024 } from '../../../../test/examples/organisation-2024.js';
import { installationActor, OFFICE_NAMES, type Actor, type PersonActor } from '../actor.js';
import { actorOf } from './holders.js';
import { organisationDecider } from './organisation.decisions.js';
import { evolveOrganisation } from './organisation.js';
import type {
  AskedConsent,
  OrganisationCommand,
  OrganisationEvent,
  WeighingCommand,
} from './organisation.types.js';

const today = '2024-09-16';
const now = '2024-09-16T02:00:00.000Z';
const newcomer = { personId: 'moi', name: 'Người Mới', sample: false };
const second = { officeId: 'quan-tri-2', office: 'administrator', personId: 'quan-tri-2' } as const;
const nowhere = { divisionId: null, inChargeOf: [], from: '2024-01-01', to: null };
const before: readonly OrganisationEvent[] = [
  { type: 'PersonRegistered', data: newcomer },
  { type: 'PersonRegistered', data: { personId: 'quan-tri-2', name: 'Quản Trị Hai', sample: false } },
  { type: 'OfficeAssumed', data: { ...nowhere, ...second } },
];
const after = (...events: readonly OrganisationEvent[]) =>
  [...before, ...events].reduce(evolveOrganisation, organisation2024);
const decide = (actor: Actor, command: OrganisationCommand, ...events: readonly OrganisationEvent[]) =>
  organisationDecider.decide(after(...events), command, { actor, now, today });
const by = (personId: string, ...events: readonly OrganisationEvent[]): PersonActor => {
  const actor = actorOf(after(...events), personId, today);
  if (!actor) throw new Error(`There is no ${personId}`);
  return actor;
};
const administrator = by('quan-tri');
/** What is recorded first. */
const firstOf = (...asked: Parameters<typeof decide>) => {
  const decision = decide(...asked);
  return decision.outcome === 'accepted' ? decision.events[0]?.type : decision.outcome;
};

const deputy = { officeId: 'pho-moi', office: 'deputyDirector', personId: 'moi', ...nowhere } as const;
const appoint = { type: 'AssumeOffice', ...deputy } as const;
const meant = (personId: string, account: string | null = null, accountBefore: string | null = null) => ({
  personId,
  accountBefore,
  account,
});
const asked = (
  command: WeighingCommand = appoint,
  consentId = '1',
  whom: AskedConsent['for'] = [meant('moi')],
): OrganisationEvent => ({
  type: 'ConsentAsked',
  data: { consentId, command, by: 'quan-tri', askedOn: today, for: whom },
});
const give = { type: 'GiveConsent', consentId: '1' } as const;
const givenBy = (by: string | null): OrganisationEvent => ({
  type: 'ConsentGiven',
  data: { consentId: '1', by },
});
const given = givenBy('giam-doc');
const appointed: OrganisationEvent = { type: 'OfficeAssumed', data: deputy };

describe('what weighs', () => {
  it.each(OFFICE_NAMES)('an office is asked for or given at once: %s', (office) => {
    const divisional = ['officer', 'head', 'consolidator', 'reviewer', 'clerk'].includes(office);
    const divisionId = divisional ? 'kh-tc' : null;
    const command = { ...appoint, office, divisionId };
    const asks = ['reviewer', 'deputyDirector', 'director', 'auditor', 'administrator'].includes(office);
    expect([office, firstOf(administrator, command)]).toEqual([
      office,
      asks ? 'ConsentAsked' : 'OfficeAssumed',
    ]);
  });

  it('is an account of who holds such an office, now or later, or in another’s stead', () => {
    const change = { type: 'ChangeAccount', personId: 'moi', account: 'moi@so.vn' } as const;
    const event = (...events: OrganisationEvent[]) => firstOf(administrator, change, ...events);
    const office = (to: string | null, from = '2024-01-01'): OrganisationEvent => ({
      type: 'OfficeAssumed',
      data: { ...deputy, from, to },
    });
    const lent = (to: string): OrganisationEvent => ({
      type: 'SubstitutionGranted',
      data: {
        substitutionId: 'tt',
        officeId: 'giam-doc',
        substituteId: 'moi',
        from: '2024-09-01',
        to,
        basis: 'QĐ 1',
      },
    });
    expect([event(), event(office(null)), event(office(today)), event(office('2024-09-15'))]).toEqual([
      'AccountChanged',
      'ConsentAsked',
      'ConsentAsked',
      'AccountChanged',
    ]);
    expect([event(office(null, '2025-01-01')), event(lent(today)), event(lent('2024-09-15'))]).toEqual([
      'ConsentAsked',
      'ConsentAsked',
      'AccountChanged',
    ]);
  });

  it('is a list in which somebody gets such an office, or a substitution in one', () => {
    const list = { people: [], offices: [deputy], accounts: [] };
    const importing = { type: 'ImportPeople', content: list } as const;
    expect(decide(administrator, importing)).toEqual(accept(asked(importing)));
    const substitution = {
      type: 'GrantSubstitution',
      substitutionId: 'tt',
      officeId: 'giam-doc',
      substituteId: 'moi',
      from: today,
      to: today,
      basis: 'QĐ 1',
    } as const;
    expect(decide(administrator, substitution)).toEqual(accept(asked(substitution)));
    const ofOfficer = { ...substitution, officeId: 'cv-ql-vt' };
    expect(decide(administrator, ofOfficer)).toMatchObject({ events: [{ type: 'SubstitutionGranted' }] });
  });

  it('is the end of a division, which nothing takes back', () => {
    const end = {
      type: 'EndDivision',
      divisionId: 'ql-vt',
      how: 'merged',
      lastDay: today,
      successorId: 'ql-kcht',
      basis: 'QĐ 1',
    } as const;
    expect(decide(administrator, end)).toEqual(accept(asked(end, '1', [])));
    const ended = firstOf(by('giam-doc'), give, asked(end, '1', []));
    expect(ended).toBe('ConsentGiven');
  });

  it('is asked for once, refused at once where it cannot be, and never asked by the installation', () => {
    expect(decide(administrator, appoint)).toEqual(accept(asked()));
    expect(decide(administrator, appoint, asked())).toEqual(nothingToDo);
    expect(decide(administrator, { ...appoint, personId: 'nobody' })).toMatchObject({
      refusal: { code: 'UNKNOWN_PERSON' },
    });
    expect(decide(administrator, { ...appoint, personId: 'quan-tri' })).toMatchObject({
      refusal: { code: 'NOT_FOR_ONESELF' },
    });
    expect(decide(installationActor('run'), appoint)).toEqual(accept(appointed));
    // Counted on, also after one that was answered.
    const other = { ...appoint, officeId: 'pho-khac' };
    expect(decide(administrator, other, asked(), given, appointed)).toEqual(accept(asked(other, '2')));
  });
});

describe('consent', () => {
  it.each(['giam-doc', 'pho-giam-doc', 'quan-tri-2'])('makes it so, given by %s', (personId) => {
    expect(decide(by(personId), give, asked())).toEqual(
      accept<OrganisationEvent>(givenBy(personId), appointed),
    );
  });

  it('is the installation’s to give where an agency has no second person', () => {
    expect(decide(installationActor('run'), give, asked())).toEqual(
      accept<OrganisationEvent>(givenBy(null), appointed),
    );
  });

  it.each(['truong-kh-tc', 'thanh-tra', 'tong-hop', 'moi'])('is not the business of %s', (personId) => {
    for (const command of [give, { type: 'RefuseConsent', consentId: '1', reason: 'Không' } as const])
      expect(decide(by(personId), command, asked())).toEqual(refuse('CONSENT_NOT_YOURS'));
  });

  it('is not of who asked, nor of whom it is for, nor of who stands in for one of them', () => {
    const refused = refuse('CONSENT_OF_ANOTHER', { params: { consentId: '1' } });
    expect(decide(administrator, give, asked())).toEqual(refused);
    const account = { type: 'ChangeAccount', personId: 'giam-doc', account: 'la@so.vn' } as const;
    expect(decide(by('giam-doc'), give, asked(account, '1', [meant('giam-doc', 'la@so.vn')]))).toEqual(
      refused,
    );
    expect(
      decide(by('pho-giam-doc'), give, asked(account, '1', [meant('giam-doc', 'la@so.vn')])),
    ).toMatchObject({ outcome: 'accepted' });
    const standIn = (officeId: string): OrganisationEvent => ({
      type: 'SubstitutionGranted',
      data: {
        substitutionId: 'tt',
        officeId,
        substituteId: 'pho-giam-doc',
        from: today,
        to: today,
        basis: 'QĐ 1',
      },
    });
    const forAdministrator = standIn('quan-tri');
    expect(decide(by('pho-giam-doc', forAdministrator), give, asked(), forAdministrator)).toEqual(refused);
    const forDirector = standIn('giam-doc');
    expect(
      decide(
        by('pho-giam-doc', forDirector),
        give,
        asked(account, '1', [meant('giam-doc', 'la@so.vn')]),
        forDirector,
      ),
    ).toEqual(refused);
  });

  it('is answered once, by consent or refusal', () => {
    const no = { type: 'RefuseConsent', consentId: '1', reason: 'Chưa có quyết định' } as const;
    const refusedBy = (by: string): OrganisationEvent => ({
      type: 'ConsentRefused',
      data: { consentId: '1', by, reason: no.reason },
    });
    const refused = refusedBy('giam-doc');
    expect(decide(by('giam-doc'), no, asked())).toEqual(accept(refused));
    expect(decide(administrator, no, asked())).toEqual(accept(refusedBy('quan-tri')));
    expect(after(asked(), refused).consents).toMatchObject([
      { status: 'refused', answeredBy: 'giam-doc', reason: no.reason },
    ]);
    expect(decide(by('giam-doc'), { ...no, reason: '\u200b' }, asked())).toMatchObject({
      refusal: { code: 'REASON_REQUIRED' },
    });
    for (const command of [give, no])
      for (const answer of [given, refused])
        expect(decide(by('giam-doc'), command, asked(), answer)).toMatchObject({
          refusal: { code: 'CONSENT_ALREADY_ANSWERED' },
        });
    expect(decide(by('giam-doc'), give)).toMatchObject({ refusal: { code: 'CONSENT_NOT_FOUND' } });
  });

  it('is given for the account that was shown, and for no other', () => {
    const account = (now: string | null): OrganisationEvent => ({
      type: 'AccountChanged',
      data: { personId: 'moi', account: now, before: null },
    });
    expect(decide(by('giam-doc'), give, asked(), account('la@so.vn'))).toEqual(
      refuse('CONSENT_ACCOUNT_CHANGED', { params: { consentId: '1' } }),
    );
    const known = asked(appoint, '1', [meant('moi', 'moi@so.vn', 'moi@so.vn')]);
    expect(decide(by('giam-doc'), give, account('moi@so.vn'), known)).toMatchObject({ outcome: 'accepted' });
    expect(decide(administrator, appoint, account('moi@so.vn'))).toEqual(accept(known));
  });

  it('is asked for twenty times at once and no more', () => {
    const offices = Array.from({ length: 20 }, (_, n) => ({ ...appoint, officeId: `pho-${n + 1}` }));
    const open = offices.map((command, n) => asked(command, String(n + 1)));
    expect(decide(administrator, appoint, ...open.slice(1))).toMatchObject({ outcome: 'accepted' });
    expect(decide(administrator, appoint, ...open)).toEqual(
      refuse('TOO_MANY_CONSENTS', { params: { limit: 20 } }),
    );
    expect(decide(administrator, appoint, ...open, given)).toMatchObject({ outcome: 'accepted' });
  });

  it('is not given to who administers no more', () => {
    const left: OrganisationEvent = { type: 'OfficeEnded', data: { officeId: 'quan-tri', to: '2024-09-15' } };
    expect(decide(by('giam-doc'), give, asked(), left)).toEqual(
      refuse('CONSENT_ASKER_LEFT', { params: { consentId: '1' } }),
    );
    const lastDay: OrganisationEvent = { type: 'OfficeEnded', data: { officeId: 'quan-tri', to: today } };
    expect(decide(by('giam-doc'), give, asked(), lastDay)).toMatchObject({ outcome: 'accepted' });
  });

  it('is decided as things stand then', () => {
    const taken: OrganisationEvent = { type: 'OfficeAssumed', data: { ...deputy, personId: 'pho-giam-doc' } };
    expect(decide(by('giam-doc'), give, asked(), taken)).toMatchObject({ refusal: { code: 'DUPLICATE_ID' } });
    expect(decide(by('giam-doc'), give, asked(), appointed)).toEqual(accept(given));
  });
});
