import { z } from 'zod';
import { draftContent } from '../report-content.schema.js';

export const saveDraftRequest = z.strictObject({ content: draftContent });
export type SaveDraftRequest = z.infer<typeof saveDraftRequest>;
