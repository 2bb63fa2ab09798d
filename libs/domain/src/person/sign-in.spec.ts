import { expect, it } from '@jest/globals';
import { signInFailed } from './sign-in.js';

it('a sign-in that failed names the account as far as the store can hold it', () => {
  expect(signInFailed('SIGN_IN_PERSON_UNKNOWN', `a\0\ud800${'x'.repeat(300)}`)).toEqual({
    type: 'SignInFailed',
    data: { code: 'SIGN_IN_PERSON_UNKNOWN', account: `a\uFFFD${'x'.repeat(197)}` },
  });
});
