const HOME = '/';
const LONGEST = 2_000;
/** Stands for whatever host the path is used on. */
const HERE = 'http://here.invalid';

/** From the root; not `//host` and not `/\host`, which browsers take for an address; nothing that is not seen. */
const LOCAL = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/**
 * The place in the application that was asked for, or its start: whatever could lead to another host, however it
 * is written, or back into signing in, is no place.
 */
export function localPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > LONGEST || !LOCAL.test(asked)) return HOME;
  // Parsed as a browser does, which takes `/.//host` for `//host`.
  const url = URL.parse(asked, HERE);
  if (url?.origin !== HERE) return HOME;
  if (!formsOf(url.pathname).every((path) => LOCAL.test(path) && !isSignIn(path))) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Dots that were hidden from the parser are taken away as whoever decodes the path may do. */
const isSignIn = (path: string): boolean => URL.parse(path, HERE)?.pathname.startsWith('/auth/') ?? false;

/** As it stands and as whoever decodes it, once or again, may read it. */
function formsOf(path: string): readonly string[] {
  try {
    const decoded = decodeURIComponent(path);
    return decoded === path ? [path] : [path, ...formsOf(decoded)];
  } catch {
    return [''];
  }
}
