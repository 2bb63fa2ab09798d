import createClient, { type Client } from 'openapi-fetch';
import { ApiError, errorOf, unreachable } from './api-error.js';
import type { paths } from './schema.js';

export type ApiClient = Client<paths>;

/** Asks the API that the page came from, with the cookie of the session and no other secret. */
export const createApiClient = (baseUrl: string, fetch?: typeof globalThis.fetch): ApiClient =>
  createClient<paths>({ baseUrl, credentials: 'same-origin', ...(fetch && { fetch }) });

/** What the client gives for one request. */
export type Asked<Body> = Promise<{
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}>;

/** The body of the answer; throws an `ApiError` and nothing else. */
export async function answerTo<Body>(asked: Asked<Body>): Promise<Body> {
  const { data, error, response } = await asked.catch(() => {
    throw unreachable();
  });
  if (data === undefined) throw errorOf(response.status, error);
  return data;
}

export interface KeyHeader {
  readonly 'Idempotency-Key': string;
}

/**
 * One act of a person. Whoever sends the same again, because no answer came, sends it with the same key, and it is done
 * once; whatever differs is another act.
 */
export class Act {
  private what: string | undefined;
  private key = '';

  /** Its headers, where what was seen has to be named: `etag`. */
  headersFor(etag: string, body: unknown): KeyHeader & { readonly 'If-Match': string } {
    return { ...this.keyFor([etag, body]), 'If-Match': `"${etag}"` };
  }

  /** Its header, where nothing that was seen has to be named. */
  keyFor(body: unknown): KeyHeader {
    const what = JSON.stringify(body);
    if (what !== this.what) {
      this.what = what;
      this.key = crypto.randomUUID();
    }
    return { 'Idempotency-Key': this.key };
  }

  /** As `answerTo`; when it is decided, the next sending is another act. */
  async decided<Body>(asked: Asked<Body>): Promise<Body> {
    try {
      const body = await answerTo(asked);
      this.what = undefined;
      return body;
    } catch (error) {
      if (error instanceof ApiError && error.final) this.what = undefined;
      throw error;
    }
  }
}
