import { z } from 'zod';
import { pathNumber } from '../../http/validation.js';

export const showDifferenceRequest = z.strictObject({ from: pathNumber, to: pathNumber });
export type ShowDifferenceRequest = z.infer<typeof showDifferenceRequest>;
