import { expect, it } from '@jest/globals';
import { installationActor, OFFICE_NAMES } from '../actor.js';
import { actions, asksFreshSignIn, readsAccounts, type CommandName } from './permissions.js';

it('what changes accounts, offices or the access of others asks for a fresh sign-in, and nothing else does', () => {
  const asking = actions.filter((action) => asksFreshSignIn(action as CommandName));
  expect([...asking].sort()).toEqual([
    'AssumeOffice',
    'ChangeAccount',
    'EndAccess',
    'EndAllAccess',
    'EndDivision',
    'EndOffice',
    'GiveConsent',
    'GrantSubstitution',
    'ImportOrganisation',
    'ImportPeople',
    'RegisterPerson',
    'RevokeOffice',
    'RevokeSubstitution',
  ]);
  expect(asksFreshSignIn('EndOwnAccess')).toBe(false);
});

it('accounts are read by those who may ask what waits for consent, and by processes', () => {
  const holding = (office: (typeof OFFICE_NAMES)[number]) => ({
    kind: 'person' as const,
    personId: office,
    name: office,
    offices: [{ office, divisionId: null, inChargeOf: [] }],
  });
  expect(OFFICE_NAMES.filter((office) => readsAccounts(holding(office)))).toEqual([
    'deputyDirector',
    'director',
    'auditor',
    'administrator',
  ]);
  expect(readsAccounts(installationActor('run'))).toBe(true);
});
