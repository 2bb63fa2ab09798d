import type { FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Where `npm run build` leaves them, seen from `src` and from `dist` alike. */
const BUILT = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const START = '/index.html';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};
const PACKED = /^\.(js|css|svg)$/;

/** Addresses of programs: what is wrong with one is told as a problem, never by a page. */
const OF_THE_API = /^\/(api|auth|metrics|healthz|readyz)(\/|$)/;

/** A year: a file under `assets` has its content's hash in its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const policy = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface WebFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
}

interface WebAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/**
 * The pages that people work with, as they were built. All of them are read once at the start, so that no address can
 * lead to any other file.
 */
export class WebPages {
  private constructor(
    private readonly files: ReadonlyMap<string, WebFile>,
    private readonly start: string,
  ) {}

  /** Undefined where none were built: the API does without. */
  static async read(folder: string = BUILT): Promise<WebPages | undefined> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = new Map<string, WebFile>();
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const extension = extname(entry.name);
      const type = TYPES[extension];
      if (!entry.isFile() || type === undefined) continue;
      const plain = await readFile(path);
      const packed = PACKED.test(extension) ? await promisify(gzip)(plain, { level: 9 }) : undefined;
      files.set(`/${path.slice(join(folder, sep).length).replaceAll(sep, '/')}`, {
        type,
        plain,
        gzip: packed,
      });
    }
    const start = files.get(START);
    files.delete(START);
    return start && new WebPages(files, start.plain.toString('utf8'));
  }

  /** Of an address that has no route: a file, the start page for whoever looks for a page, or undefined. */
  answer({ method, url, headers }: FastifyRequest): WebAnswer | undefined {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    const path = url.split('?', 1)[0] ?? url;
    const file = this.files.get(path);
    if (file) return this.file(path, file, headers['accept-encoding'] ?? '');
    const looksForPage = (headers.accept ?? '').includes('text/html');
    return looksForPage && !path.startsWith('/assets/') && !OF_THE_API.test(path) ? this.page() : undefined;
  }

  private file(path: string, { type, plain, gzip: packed }: WebFile, accepted: string): WebAnswer {
    const zipped = packed !== undefined && /\bgzip\b/.test(accepted);
    return {
      headers: {
        'content-type': type,
        'cache-control': path.startsWith('/assets/') ? FOR_EVER : 'public, max-age=86400',
        ...(packed && { vary: 'accept-encoding' }),
        ...(zipped && { 'content-encoding': 'gzip' }),
      },
      body: zipped ? packed : plain,
    };
  }

  /** Of one answer: its nonce lets in the styles that this page makes, and no others. */
  private page(): WebAnswer {
    const nonce = randomBytes(18).toString('base64');
    return {
      headers: {
        'content-type': TYPES['.html'] ?? '',
        'cache-control': 'no-store',
        'content-security-policy': policy(nonce),
      },
      body: this.start.replaceAll('{{nonce}}', nonce),
    };
  }
}
