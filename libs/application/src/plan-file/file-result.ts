import type { FileProblem } from './file-problem.types.js';

/** A person corrects so many at a time; a file of nonsense must not answer with as much. */
const MOST_TOLD = 100;

/** What is wrong with a file, in the order of the file. */
export const failed = (problems: readonly FileProblem[]): { ok: false; problems: FileProblem[] } => ({
  ok: false,
  problems: [...problems].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_TOLD),
});
