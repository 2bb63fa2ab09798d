import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { UnstorableValue } from './errors.js';

const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * The canonical JSON of a value (RFC 8785).
 * Throws UnstorableValue for what has none (NaN, a lone surrogate) and for NUL, which jsonb cannot hold.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalText(value);
  if (text === undefined) throw new UnstorableValue('the value has no JSON form');
  if (escapedNul.test(text)) throw new UnstorableValue('the value contains the character NUL');
  return text;
}

/** SHA-256, hex, of a command's canonical body: tells a repeat from another command under the same id. */
export const bodyHash = (body: unknown): string =>
  createHash('sha256').update(canonicalJson(body), 'utf8').digest('hex');

function canonicalText(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (cause) {
    throw new UnstorableValue('the value has no canonical JSON form', { cause });
  }
}
