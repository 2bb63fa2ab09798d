import { nfc } from '@dondoc/domain';

/** Every text of a command in Unicode NFC, before it is hashed, compared or stored. */
export function normalise<Value>(value: Value): Value {
  return deep(value) as Value;
}

function deep(value: unknown): unknown {
  if (typeof value === 'string') return nfc(value);
  if (Array.isArray(value)) return value.map(deep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, deep(entry)]));
}
