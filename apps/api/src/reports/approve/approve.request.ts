import { z } from 'zod';
import { versionNumber } from '../report-content.schema.js';

export const approveRequest = z.strictObject({ version: versionNumber });
export type ApproveRequest = z.infer<typeof approveRequest>;
