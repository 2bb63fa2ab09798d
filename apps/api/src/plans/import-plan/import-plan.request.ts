import { z } from 'zod';

/** The text of a plan file; `application/yaml` sends it as the body itself. */
export const importPlanRequest = z.strictObject({ yaml: z.string().min(1) });
export type ImportPlanRequest = z.infer<typeof importPlanRequest>;
