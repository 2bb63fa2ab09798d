import { isInstant } from '@dondoc/domain';

/** One page of a list; `nextCursor` is opaque and null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  /** 1–200; 50 unless told. */
  readonly limit?: number | undefined;
  /** As given by the page before; one that was not gives InvalidCursor. */
  readonly cursor?: string | undefined;
}

/** A cursor that no page ever gave; the caller answers with a stable code. */
export class InvalidCursor extends Error {
  readonly code = 'INVALID_CURSOR';
  constructor() {
    super('The cursor does not come from a page of this list.');
  }
}

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

export const pageLimit = (request: PageRequest): number =>
  Math.min(Math.max(Math.trunc(request.limit ?? DEFAULT_LIMIT), 1), MAX_LIMIT);

const encodeCursor = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

/** The sort key of the last item of the page before, or undefined at the start. Throws InvalidCursor. */
export function decodeCursor(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidCursor();
  }
  if (!Array.isArray(key) || key.length !== parts) throw new InvalidCursor();
  return key.map((part: unknown) => {
    if (typeof part !== 'string' || part.includes('\0') || part.length > 300) throw new InvalidCursor();
    return part;
  });
}

/** Cuts a list that was asked for with one row too many. */
export function toPage<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly string[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}

/** A part of a cursor that goes into the query as an instant. Throws InvalidCursor. */
export function cursorInstant(part: string | undefined): string {
  if (part === undefined || !isInstant(part)) throw new InvalidCursor();
  return part;
}

/** A part of a cursor that goes into the query as a bigint. Throws InvalidCursor. */
export function cursorBigint(part: string | undefined): string {
  if (part === undefined || !/^\d{1,18}$/.test(part)) throw new InvalidCursor();
  return part;
}

/** As `cursorBigint`, for a column of type integer. */
export function cursorInteger(part: string | undefined): string {
  if (part === undefined || !/^\d{1,9}$/.test(part)) throw new InvalidCursor();
  return part;
}
