import { z } from 'zod';
import { pageFields, pathId } from '../http/validation.js';

export const listNoticesRequest = z.strictObject({
  unread: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  ...pageFields,
});
export type ListNoticesRequest = z.infer<typeof listNoticesRequest>;

export const markNoticesReadRequest = z.strictObject({
  reportId: pathId,
  eventVersion: z.int().min(1).max(999_999_999),
  andOlder: z.boolean().meta({ description: 'With it every older one.' }),
});
export type MarkNoticesReadRequest = z.infer<typeof markNoticesReadRequest>;
