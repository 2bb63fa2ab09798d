import { decodeProtectedHeader } from 'jose';
import { TOKEN_TYPE, type VerifyToken } from './token.js';

/** Our own tokens and those of the issuer, told apart by the type they say they are of; each is then wholly checked. */
export const anyToken =
  (own: VerifyToken, issuers: VerifyToken): VerifyToken =>
  (token) =>
    typeOf(token) === TOKEN_TYPE ? own(token) : issuers(token);

function typeOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).typ;
  } catch {
    return undefined;
  }
}
