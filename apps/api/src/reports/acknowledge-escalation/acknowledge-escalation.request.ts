import { z } from 'zod';
import { text } from '../../http/validation.js';

export const acknowledgeEscalationRequest = z.strictObject({ directive: text(5_000) });
export type AcknowledgeEscalationRequest = z.infer<typeof acknowledgeEscalationRequest>;
