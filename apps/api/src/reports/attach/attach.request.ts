import { disguiseIn, marksIn } from '@dondoc/domain';
import { z } from 'zod';

/** What a file may be called: one line, no path, nothing that reads as something else; with its ending. */
const NAME = /^(?![.\s])[^\\/:*?"<>|\p{Cc}\p{Surrogate}]+(?<!\s)$/u;

export const attachRequest = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200, { abort: true })
    .refine((name) => marksIn(name) === undefined, { abort: true })
    .normalize('NFC')
    .refine((name) => NAME.test(name) && disguiseIn(name) === undefined)
    .meta({ description: 'Of the file, with its ending, as people will see it.' }),
});
export type AttachRequest = z.infer<typeof attachRequest>;

export const attachmentHash = z.string().regex(/^[0-9a-f]{64}$/);
