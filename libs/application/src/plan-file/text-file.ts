import { disguiseIn, marksIn, MOST_MARKS } from '@dondoc/domain';
import type { FileProblem, FileResult } from './file-problem.types.js';
import { failed } from './file-result.js';

/** Far beyond any plan; the whole 2024 plan takes 8 KiB. */
const LIMIT_BYTES = 256 * 1024;
const NOT_TEXT = /\p{Surrogate}|\uFFFD/u;

/** What is no UTF-8 shows as U+FFFD, which no file of ours contains; a byte order mark is dropped. */
const decode = (input: string | Uint8Array): string =>
  typeof input === 'string' ? input.replace(/^\uFEFF/, '') : new TextDecoder('utf-8').decode(input);

interface Unreadable {
  readonly offset: number;
  readonly code: FileProblem['code'];
  readonly params: FileProblem['params'];
}

/**
 * The first place that no person would read as it is: no UTF-8, a control character, one that turns the writing, marks
 * without end.
 */
export function unreadableAt(text: string): Unreadable | undefined {
  const notText = NOT_TEXT.exec(text);
  if (notText) return { offset: notText.index, code: 'FILE_NOT_UNICODE', params: {} };
  const marks = marksIn(text);
  if (marks !== undefined)
    return { offset: marks, code: 'FILE_HAS_TOO_MANY_MARKS', params: { limit: MOST_MARKS } };
  const disguise = disguiseIn(text);
  return (
    disguise && {
      offset: disguise.index,
      code: 'FILE_HAS_CONTROL_CHARACTER',
      params: { character: disguise.character },
    }
  );
}

/** The text of a file of at most 256 KiB, as people read it. Never throws. */
export function readText(input: string | Uint8Array, fileName: string): FileResult<{ text: string }> {
  const size = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  const problem = { fileName, line: 1, column: 1, field: '' };
  if (size > LIMIT_BYTES)
    return failed([{ ...problem, code: 'FILE_TOO_LARGE', params: { limitBytes: LIMIT_BYTES } }]);
  const text = decode(input);
  const unreadable = unreadableAt(text);
  if (!unreadable) return { ok: true, text };
  const { offset, code, params } = unreadable;
  const before = text.slice(0, offset).split('\n');
  return failed([
    { ...problem, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, code, params },
  ]);
}
