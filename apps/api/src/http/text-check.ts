import { disguiseIn, marksIn, MOST_MARKS } from '@dondoc/domain';
import { ProblemError } from './problem-error.js';

const MAX_DEPTH = 32;
const LONE_SURROGATE = /\p{Surrogate}/u;

interface Place {
  readonly value: unknown;
  readonly parent: Place | null;
  readonly key: string | number;
  readonly depth: number;
}

function fieldOf(place: Place): string | undefined {
  if (place.parent === null) return undefined;
  const keys: (string | number)[] = [];
  for (let at: Place = place; at.parent !== null; at = at.parent) keys.unshift(at.key);
  return keys
    .map((key, n) => (typeof key === 'number' ? `[${key}]` : n === 0 ? key : `.${key}`))
    .join('')
    .replaceAll(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .slice(0, 200);
}

/** What PostgreSQL cannot keep. */
const storable = (text: string, place: Place): void => {
  if (text.includes('\0')) throw new ProblemError('NUL_CHARACTER', { field: fieldOf(place) });
  // Half a surrogate pair has no UTF-8 form: the store would keep something else than was sent.
  if (LONE_SURROGATE.test(text)) throw new ProblemError('MALFORMED_TEXT', { field: fieldOf(place) });
};

const ofText = (text: string, place: Place): void => {
  storable(text, place);
  if (marksIn(text) !== undefined)
    throw new ProblemError('TOO_MANY_MARKS', { field: fieldOf(place), params: { limit: MOST_MARKS } });
  const disguise = disguiseIn(text);
  if (!disguise) return;
  const { character } = disguise;
  throw new ProblemError('CONTROL_CHARACTER', { field: fieldOf(place), params: { character } });
};

/** Of a file as it stands: the rest is told by whoever reads it, with its line. */
export const checkFileText = (text: string): void => {
  storable(text, { value: text, parent: null, key: '', depth: 0 });
};

/**
 * Refuses what PostgreSQL or canonical JSON cannot keep: NUL, lone surrogates, `__proto__` keys, and
 * nesting that no request of ours has; what would have a text read as something else than it is; and what would
 * take long to normalise, before anything is. Walks with a stack of its own, so depth cannot overflow it.
 */
export function checkTexts(body: unknown): void {
  const stack: Place[] = [{ value: body, parent: null, key: '', depth: 0 }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { value, depth } = place;
    if (typeof value === 'string') ofText(value, place);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) throw new ProblemError('MALFORMED_JSON', { field: fieldOf(place) });
    const parent = place;
    const add = (key: string | number, item: unknown): Place => {
      const child = { value: item, parent, key, depth: depth + 1 };
      stack.push(child);
      return child;
    };
    if (Array.isArray(value)) value.forEach((item, n) => add(n, item));
    else
      for (const [key, item] of Object.entries(value)) {
        const child = add(key, item);
        ofText(key, child);
        if (key === '__proto__') throw new ProblemError('UNKNOWN_FIELD', { field: fieldOf(child) });
      }
  }
}
