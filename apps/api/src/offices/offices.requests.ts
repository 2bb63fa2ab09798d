import { z } from 'zod';
import { daySchema, text } from '../http/validation.js';

/** The last day on which it is held. */
export const endOfficeRequest = z.strictObject({ to: daySchema });
export type EndOfficeRequest = z.infer<typeof endOfficeRequest>;

export const reason = text(2_000);

export const revokeOfficeRequest = z.strictObject({ reason });
export type RevokeOfficeRequest = z.infer<typeof revokeOfficeRequest>;
