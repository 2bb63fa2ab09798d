import type { components } from './schema.js';

type Problem = components['schemas']['Problem'];

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Nobody was signed in, it took too long, there was too much. */
const UNDECIDED: readonly number[] = [401, 408, 429];

/** What went wrong, whoever says so: recognised by its code, told in both languages with what to do. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    /** Of the answer; 0 when there was none. */
    readonly status: number,
    readonly detail: Words,
    readonly action: Words,
    /** As it was sent: `content.figures[0].value`. */
    readonly field?: string,
    readonly errors: readonly {
      readonly field?: string;
      /** Of a file. */
      readonly line?: number;
      readonly code: string;
      readonly detail: Words;
    }[] = [],
  ) {
    super(code);
  }

  /** Whether it was decided: what was not may be sent again as it is, by whoever is signed in again. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && !UNDECIDED.includes(this.status);
  }
}

const again = { vi: 'Hãy thử lại sau ít phút.', en: 'Try again in a few minutes.' };

/** The request did not arrive, or its answer did not: what was asked may have been done. */
export const unreachable = (): ApiError =>
  new ApiError(
    'UNREACHABLE',
    0,
    { vi: 'Không nối được với máy chủ.', en: 'The server cannot be reached.' },
    again,
  );

/** Of whatever stands in between, as a proxy's own page. */
const unreadable = (status: number): ApiError =>
  new ApiError(
    'UNREADABLE_ANSWER',
    status,
    { vi: 'Máy chủ trả lời không đọc được.', en: 'The answer of the server cannot be read.' },
    again,
  );

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detailEn' in body && 'action' in body;

export function errorOf(status: number, body: unknown): ApiError {
  if (!isProblem(body)) return unreadable(status);
  const { code, detail, detailEn, action, field, errors = [] } = body;
  const items = errors.map(({ detail: vi, detailEn: en, ...item }) => ({ ...item, detail: { vi, en } }));
  return new ApiError(code, status, { vi: detail, en: detailEn }, action, field, items);
}
