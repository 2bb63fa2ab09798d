import type { CommandAnswer } from '@dondoc/application';
import { z } from 'zod';
import { phase, whole } from './response-parts.js';

export type Answered =
  | (CommandAnswer & { readonly outcome: 'accepted'; readonly repeated: boolean })
  | { readonly outcome: 'nothingToDo'; readonly version: number | null; readonly etag: string | null };

const accepted = z
  .strictObject({
    outcome: z.literal('accepted'),
    repeated: z.boolean().meta({ description: 'The first answer to the same key, given again.' }),
    streamId: z.string(),
    version: whole.meta({ description: "The stream's version after the command." }),
    events: z.array(z.string()),
    phase: phase.nullable(),
    etag: z.string().nullable(),
    receipt: z.string().nullable(),
    submissionNumber: whole.nullable(),
    onTime: z.boolean().nullable(),
  })
  .meta({ id: 'Accepted' });

/** What a command answers, for the documentation and the generated client. */
export const answeredResponse = z.union([
  accepted,
  z
    .strictObject({
      outcome: z.literal('nothingToDo'),
      version: whole.nullable().meta({ description: 'Of a draft or a plan: the version as it stands.' }),
      etag: z.string().nullable(),
    })
    .meta({ id: 'NothingToDo' }),
]);
