import { CST, Lexer } from 'yaml';
import type { FileProblem } from './file-problem.types.js';

/** Levels that a plan needs are a handful. */
export const DEEPEST = 16;
/** No level of a plan stands so far to the right. */
const FARTHEST = 100;

/** What may stand several times before the first value of a line, each a level of its own. */
const LEVELS: readonly (string | null)[] = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind'];
/** Of no length in the file. */
const UNWRITTEN: readonly (string | null)[] = ['doc-mode', 'flow-error-end', 'scalar'];

interface Fault {
  readonly offset: number;
  readonly code: FileProblem['code'];
}

/**
 * The first place at which a YAML text nests deeper than any file of ours, or closes what it did not open. It is
 * looked for in the words of the text, one after the other: the parser calls itself for every level, up to the end of
 * its stack, and collects a mistake for every bracket too many.
 */
export function nestingFault(text: string): Fault | undefined {
  let offset = 0;
  let open = 0;
  let atStart = true;
  let indent = 0;
  let levels = 0;
  let isContent = false;
  for (const word of new Lexer().lex(text)) {
    const type: string | null = isContent ? null : CST.tokenType(word);
    isContent = type === 'scalar';
    if (UNWRITTEN.includes(type)) continue;
    if (type === 'flow-map-start' || type === 'flow-seq-start') open += 1;
    if (type === 'flow-map-end' || type === 'flow-seq-end') open -= 1;
    if (open < 0) return { offset, code: 'FILE_NOT_YAML' };
    const isLevel = LEVELS.includes(type);
    if (isLevel && open === 0) levels += 1;
    if (atStart) indent = type === 'space' ? word.length : 0;
    if (open > DEEPEST || levels > DEEPEST || (isLevel && indent > FARTHEST))
      return { offset, code: 'FILE_TOO_DEEP' };
    offset += word.length;
    atStart = word.endsWith('\n');
    if (atStart) levels = 0;
  }
  return undefined;
}
