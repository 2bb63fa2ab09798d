import { challenge } from '../http/auth/admission.js';
import { EntryRefusal, type Whom } from '../http/auth/entry-refusal.js';
import type { Claims } from './claims.js';

/**
 * What an access token permits (RFC 9068 §2.2.3): all that its person may, by the scope of that name, or to read only,
 * by that with `.read`. One without either was made for something else.
 */
export function assertScope({ scope }: Claims, ours: string, whom: Whom): { readonly readsOnly: boolean } {
  const permitted = typeof scope === 'string' ? scope.split(' ') : [];
  if (permitted.includes(ours)) return { readsOnly: false };
  if (permitted.includes(`${ours}.read`)) return { readsOnly: true };
  const wanted = `error="insufficient_scope", scope="${ours}"`;
  const headers = { 'www-authenticate': `${challenge['www-authenticate']}, ${wanted}` };
  throw new EntryRefusal('TOKEN_SCOPE_MISSING', whom, { headers });
}
