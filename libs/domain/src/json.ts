/** Equal as JSON, whatever the order of the keys: a stored event comes back with its keys sorted. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [entries(a), entries(b)];
  return left.size === right.size && [...left].every(([key, value]) => sameJson(value, right.get(key)));
}

/** JSON knows no undefined: a field that holds it is not there. */
const entries = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, entry]) => entry !== undefined));
