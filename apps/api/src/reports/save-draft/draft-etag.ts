import { ProblemError } from '../../http/problem-error.js';

/** The draft version that was seen, 0 before the first. */
export const draftEtag = (version: number): string => `draft.${version}`;

/** With its quotes. */
export const DRAFT_ETAG = /^"draft\.(\d{1,6})"$/;

export function draftVersionOf(etag: string): number {
  const version = DRAFT_ETAG.exec(`"${etag}"`)?.[1];
  if (version === undefined) throw new ProblemError('IF_MATCH_INVALID', { field: 'If-Match' });
  return Number(version);
}
