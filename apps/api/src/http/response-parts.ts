import { OFFICE_NAMES } from '@dondoc/domain';
import { z } from 'zod';

/** What the answers of several resources are made of. */

export const id = z.string();

export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ format: 'date-time' });

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ format: 'date' });

export const period = z
  .string()
  .regex(/^\d{4}-(Q[1-4]|Y)$/)
  .meta({ description: '`2024-Q3` for a quarter, `2024-Y` for the year.' });

export const whole = z.int().nonnegative();

/** Exact, as text: a number would be read as a binary fraction. */
export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'An exact decimal with a point.' });

export const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const words = z.strictObject({ vi: z.string(), en: z.string() }).meta({ id: 'Words' });

export const named = z.strictObject({ personId: id, name: z.string() }).meta({ id: 'NamedPerson' });

export const phase = z.enum(['awaiting', 'submitted', 'inReview', 'returned', 'approved']);

export const office = z.enum(OFFICE_NAMES);

export const nonWorkingDayPolicy = z.enum(['KEEP', 'NEXT', 'PREVIOUS']);

const allowedAction = <Action extends z.ZodType>(action: Action) =>
  z.strictObject({
    action,
    allowed: z.boolean(),
    because: z
      .strictObject({ code: z.string(), vi: z.string(), en: z.string() })
      .nullable()
      .meta({ description: 'Why not; null when allowed.' }),
    whoCan: z.array(named).meta({ description: 'Who may, when it is the person that stands in the way.' }),
  });

/** As `AllowedAction`, of these actions. */
export const allowedActions = <const Name extends string>(...names: readonly [Name, ...Name[]]) =>
  z.array(allowedAction(z.enum(names)));

/** Of a resource with which nothing can be done so far. */
export const actionsToCome = z.array(allowedAction(z.string()));

/** All of a list. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  });
