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

/**
 * One act of a person. Whoever sends the same again, because no answer came, sends it with the same key, and it is done
 * once; whatever differs is another act.
 */
export class Act {
  private what: string | undefined;
  private key = '';

  /** Its headers; `etag` names what was seen. */
  headersFor(
    etag: string,
    body: unknown,
  ): { readonly 'Idempotency-Key': string; readonly 'If-Match': string } {
    const what = JSON.stringify([etag, body]);
    if (what !== this.what) {
      this.what = what;
      this.key = crypto.randomUUID();
    }
    return { 'Idempotency-Key': this.key, 'If-Match': `"${etag}"` };
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
