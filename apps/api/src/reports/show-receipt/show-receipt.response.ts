import { z } from 'zod';
import { submission } from '../show-versions/show-versions.response.js';
import { id } from '../../http/response-parts.js';

export const showReceiptResponse = z.strictObject({
  reportId: id,
  ...submission.pick({
    receipt: true,
    version: true,
    contentHash: true,
    receivedAt: true,
    onTime: true,
    submittedByName: true,
  }).shape,
});
