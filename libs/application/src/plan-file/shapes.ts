import { isBlank, isDay, nfc, parseDecimal } from '@dondoc/domain';
import { z } from 'zod';
import type { FilePath, FileProblem } from './file-problem.types.js';
import { failed } from './file-result.js';
import type { YamlSource } from './yaml-source.js';

const LONGEST_LINE = 500;
const LONGEST_TEXT = 10_000;
const LONGEST_LIST = 1_000;

const issue = (code: FileProblem['code']) => ({ code: 'custom' as const, params: { code } });

/** One line that says something, in NFC and without white space around it. */
export const line = z
  .string()
  .max(LONGEST_LINE)
  .refine((text) => !isBlank(text), { params: { code: 'VALUE_EMPTY' } })
  .transform((text) => nfc(text).trim());

/** Text that may be empty, in NFC. */
export const optionalText = z
  .string()
  .max(LONGEST_TEXT)
  .transform((text) => nfc(text).trim());

export const text = optionalText.refine((given) => !isBlank(given), { params: { code: 'VALUE_EMPTY' } });

export const id = z
  .string()
  .max(64)
  .refine((given) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(given), { params: { code: 'INVALID_ID' } });

export const day = z.string().refine(isDay, { params: { code: 'DAY_INVALID' } });

/** However large: the limit to be told is that of the rule it is for, not that of the machine. */
export const wholeNumber = z.number().superRefine((given, context) => {
  if (!Number.isInteger(given)) context.addIssue({ code: 'invalid_type', expected: 'int', input: given });
});

/** Text with a comma or a point; a YAML number has been through a float and is refused. */
export const decimal = z.unknown().transform((given, context) => {
  const value = typeof given === 'string' ? parseDecimal(given) : undefined;
  if (value !== undefined) return value;
  context.addIssue(issue(typeof given === 'number' ? 'DECIMAL_NOT_QUOTED' : 'INVALID_DECIMAL'));
  return z.NEVER;
});

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LONGEST_LIST);

export const schedule = z.strictObject({
  quarterly: z.strictObject({ beforeDay: wholeNumber }).nullable(),
  yearly: z.strictObject({ beforeDay: wholeNumber, month: wholeNumber }).nullable(),
});

/** The value in its shape, or every way in which it is not, at its line. */
export function shaped<Shape extends z.ZodType>(
  shape: Shape,
  source: YamlSource,
): { ok: true; data: z.output<Shape> } | { ok: false; problems: FileProblem[] } {
  const result = shape.safeParse(source.value);
  if (result.success) return { ok: true, data: result.data };
  return failed(result.error.issues.flatMap((found) => told(found, source)));
}

function told(found: z.core.$ZodIssue, source: YamlSource): FileProblem[] {
  const path = found.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (!isPresent(source.value, path)) return [source.problemAt(path, 'VALUE_MISSING')];
  switch (found.code) {
    case 'unrecognized_keys':
      return found.keys.map((key) => source.problemAtKey([...path, key], 'KEY_UNKNOWN', { key }));
    case 'invalid_type':
      return [source.problemAt(path, 'VALUE_WRONG_TYPE', { expected: found.expected })];
    case 'too_big':
      return [source.problemAt(path, 'VALUE_TOO_LONG', { limit: Number(found.maximum) })];
    case 'custom':
      return [source.problemAt(path, codeOf(found.params))];
    default:
      return [source.problemAt(path, 'VALUE_NOT_ALLOWED')];
  }
}

const codeOf = (params: Record<string, unknown> | undefined): FileProblem['code'] =>
  (params?.['code'] as FileProblem['code'] | undefined) ?? 'VALUE_NOT_ALLOWED';

function isPresent(value: unknown, path: FilePath): boolean {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return false;
    current = (current as Record<string | number, unknown>)[key];
  }
  return true;
}
