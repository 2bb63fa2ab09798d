import { z } from 'zod';
import { versionNumber } from '../report-content.schema.js';

export const withdrawRequest = z.strictObject({ version: versionNumber });
export type WithdrawRequest = z.infer<typeof withdrawRequest>;
