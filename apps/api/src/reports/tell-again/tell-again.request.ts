import { z } from 'zod';

export const tellAgainRequest = z.strictObject({});
export type TellAgainRequest = z.infer<typeof tellAgainRequest>;
