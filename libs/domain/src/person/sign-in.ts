import type { DomainEvent } from '@dondoc/decider';
import type { EntriesRefused } from './entry.js';
import { tame } from './tame.js';

/** A session of a browser began; `issuer` is who vouched for the person. */
export type SignedIn = DomainEvent<'SignedIn', { readonly method: 'oidc'; readonly issuer: string }>;

/**
 * A session ended: the person asked, or signed in anew in the same browser, or it was found unused for too long
 * (`idle`) or at the end of its longest time (`absolute`), or their account in the directory means them no longer, or
 * their access was ended after it began; those four happen when they are noticed.
 */
export type SignedOut = DomainEvent<'SignedOut', { readonly reason: SignedOutReason }>;
export type SignedOutReason = 'asked' | 'replaced' | 'idle' | 'absolute' | 'accountChanged' | 'accessEnded';

/** Somebody for whom the issuer vouched, and whom the agency's directory does not know. */
export type SignInFailed = DomainEvent<
  'SignInFailed',
  {
    readonly code: string;
    /** As the issuer calls them; cut at 200 characters. */
    readonly account: string;
    /** Of further ones within a minute of one on record; 1 where it is absent. */
    readonly count?: number;
  }
>;

/** Stream `sign-ins` of the agency: who wanted to sign in and has no stream of their own. */
export type SignInsEvent = SignInFailed | EntriesRefused;

export const signInFailed = (code: string, account: string): SignInFailed => ({
  type: 'SignInFailed',
  data: { code, account: tame(account) },
});
