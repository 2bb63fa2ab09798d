import { z } from 'zod';
import { pageFields, pathId } from '../../http/validation.js';

export const pageRequest = z.strictObject(pageFields);
export type PageQuery = z.infer<typeof pageRequest>;

export const subIndicesRequest = z.strictObject({ planId: pathId.optional() });
export type SubIndicesRequest = z.infer<typeof subIndicesRequest>;
