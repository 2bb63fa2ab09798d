import type { FastifyRequest } from 'fastify';

/** `__Host-`: browsers take them from this host by TLS only, and from no other host below its domain. */
export const SESSION_COOKIE = '__Host-dondoc-session';
export const SIGN_IN_COOKIE = '__Host-dondoc-sign-in';

/** Kept from scripts; sent along when a link leads here from elsewhere, not when another site sends something. */
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Lax';

/** Until the browser is closed, unless told for how many seconds. */
export const cookie = (name: string, value: string, seconds?: number): string =>
  `${name}=${value}; ${ATTRIBUTES}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;

export const noCookie = (name: string): string => cookie(name, '', 0);

/** Undefined when the browser sent none, or an empty one. */
export const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) || undefined;
