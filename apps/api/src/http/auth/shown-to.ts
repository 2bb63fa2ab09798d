import type { Session } from '@dondoc/application';
import type { FastifyRequest } from 'fastify';
import { EntryRefusal } from './entry-refusal.js';
import { READING } from './same-origin.js';

/** Sent by a page: the id of the person it is shown to. */
const SHOWN_TO = 'dondoc-person';

/**
 * A browser has one session for all its pages: where somebody else has signed in since a page was opened, what was
 * typed or decided there is not theirs to send. A page that says nothing is believed.
 */
export function assertShownTo(
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  signedIn: Pick<Session, 'agencyId' | 'personId'>,
): void {
  const shownTo = headers[SHOWN_TO];
  if (READING.includes(method) || shownTo === undefined || shownTo === signedIn.personId) return;
  throw new EntryRefusal('SIGNED_IN_AS_ANOTHER', () => Promise.resolve(signedIn));
}
