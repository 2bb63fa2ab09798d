import { z } from 'zod';
import { fileText } from '../../http/validation.js';

/** The text of a plan file; `application/yaml` sends it as the body itself. */
export const importPlanRequest = z.strictObject({ yaml: fileText });
export type ImportPlanRequest = z.infer<typeof importPlanRequest>;
