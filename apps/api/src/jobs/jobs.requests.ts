import { EXPORT_FORMATS } from '@dondoc/contracts';
import { z } from 'zod';
import { auditFilterFields } from '../audit/audit.request.js';

export const exportRequest = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  filter: z.strictObject(auditFilterFields),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const jobId = z.uuid();
