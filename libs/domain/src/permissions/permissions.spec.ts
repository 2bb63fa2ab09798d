import { expect, it } from '@jest/globals';
import { actions, asksFreshSignIn, type CommandName } from './permissions.js';

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
