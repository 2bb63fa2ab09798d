import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ProblemCode } from '@dondoc/contracts';
import { isDay, isInstant } from '@dondoc/domain';
import { z } from 'zod';
import { describeIssue, type Issue } from './issue-texts.js';
import { ProblemError, type ProblemItem } from './problem-error.js';

/** At most this many mistakes are told at once: their number is up to whoever sends them. */
const MAX_ERRORS = 100;

const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key, n) => (typeof key === 'number' ? `[${key}]` : n === 0 ? String(key) : `.${String(key)}`))
    .join('')
    .slice(0, 200);

const itemOf = (issue: Issue): readonly ProblemItem[] => {
  const texts = describeIssue(issue);
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({ ...(path.length === 0 ? {} : { field: fieldOf(path) }), ...texts }));
};

const topCode = (errors: readonly ProblemItem[]): ProblemCode => {
  const [first] = errors;
  const alike = first !== undefined && errors.every(({ code }) => code === first.code);
  return alike && (first.code === 'UNKNOWN_FIELD' || first.code === 'TEXT_TOO_LONG')
    ? first.code
    : 'VALIDATION_FAILED';
};

/** One problem out of what zod found; `errors` has every field, the top has the first. */
function problemOfIssues(issues: readonly unknown[]): ProblemError {
  const errors = (issues.slice(0, MAX_ERRORS) as Issue[]).flatMap(itemOf).slice(0, MAX_ERRORS);
  return new ProblemError(topCode(errors), {
    field: errors[0]?.field,
    params: errors[0]?.params,
    errors,
  });
}

const notFound: Readonly<Record<string, ProblemCode>> = {
  reportId: 'REPORT_NOT_FOUND',
  planId: 'PLAN_NOT_FOUND',
  escalationId: 'ESCALATION_NOT_FOUND',
};

/** Nest's own pipe with our words; an id that cannot be an id is one that does not exist. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: problemOfIssues });
  }

  /** Nest takes `__proto__` and `constructor` away before anybody sees them; here they are unknown fields like others. */
  protected override stripProtoKeys(): void {
    // Nothing: the schemas are strict, and what they give back has their own fields only.
  }

  /** zod keeps the input out of its issues unless asked, and only the input tells missing from wrong. */
  protected override validate<T>(value: unknown, schema: StandardSchemaV1): StandardSchemaV1.Result<T> {
    if (!(schema instanceof z.ZodType)) throw new Error('Only zod schemas are known here.');
    const result = schema.safeParse(value, { reportInput: true });
    return result.success ? { value: result.data as T } : { issues: result.error.issues };
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.type !== 'param') return super.transform(value, metadata);
    return super.transform(value, metadata).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(notFound[metadata.data ?? ''] ?? 'NOT_FOUND');
    });
  }
}

/** In the document what `checkTexts` refuses before a schema is asked: characters that disguise a text. */
const CLEAR = '^(?:[^\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]|\\t|\\n|\\r\\n)*$';

/** Text as a file has it, of any length. */
export const fileText = z.string().min(1).meta({ pattern: CLEAR });

/** Text of at most `max` characters, in NFC; what is longer is not normalised, which may take long. */
export const text = (max: number) =>
  z.string().max(max, { abort: true }).normalize('NFC').meta({ pattern: CLEAR });

/** An id in an address. */
export const pathId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/);
/** As `pathId`, of something new: of small letters, digits and hyphens, and not too long to be read out. */
export const newId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const pathNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

/** `2024-09-14`, a day that exists. */
export const daySchema = z.string().refine(isDay).meta({ format: 'date' });

/** In the document what is refused once it is brought to UTC: the ends of those years, where an offset leads out of them. */
const WITHIN_YEARS = `^(?!0000|0001-01-01T.*\\+|9999-12-31T.*-\\d\\d:\\d\\d$)${z.regexes.datetime({ offset: true }).source.slice(1)}`;

/** An instant with `Z` or an offset, brought to UTC with milliseconds; there, of the years 0001–9999. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .meta({ pattern: WITHIN_YEARS })
  .transform((value) => new Date(value).toISOString())
  .refine(isInstant);

export const decimalSchema = z.string().max(40).meta({ pattern: CLEAR });
export const periodSchema = z.string().regex(/^\d{4}-(Q[1-4]|Y)$/);

/** Fields of every list. */
export const pageFields = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    // Below, which tells the limit in its words, is not seen by readers of the document.
    .meta({ pattern: '^(?:0{0,2}[1-9]|0?[1-9]\\d|1\\d\\d|200)$' })
    .transform(Number)
    .pipe(z.number().int().min(1).max(200))
    .optional(),
  cursor: z.string().max(2000).optional(),
};
