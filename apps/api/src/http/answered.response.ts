import type { CommandAnswer } from '@dondoc/application';
import { z } from 'zod';

export type Answered =
  | (CommandAnswer & { readonly outcome: 'accepted'; readonly repeated: boolean })
  | { readonly outcome: 'nothingToDo'; readonly version: number | null; readonly etag: string | null };

const accepted = z.object({
  outcome: z.literal('accepted'),
  repeated: z.boolean().meta({ description: 'The first answer to the same key, given again.' }),
  streamId: z.string(),
  version: z.int().meta({ description: "The stream's version after the command." }),
  events: z.array(z.string()).readonly(),
  phase: z.enum(['awaiting', 'submitted', 'inReview', 'returned', 'approved']).nullable(),
  etag: z.string().nullable(),
  receipt: z.string().nullable(),
  submissionNumber: z.int().nullable(),
  onTime: z.boolean().nullable(),
});

/** What a command answers, for the documentation and the generated client. */
export const answeredResponse = z.union([
  accepted,
  z.object({
    outcome: z.literal('nothingToDo'),
    version: z.int().nullable().meta({ description: 'Of a draft or a plan: the version as it stands.' }),
    etag: z.string().nullable(),
  }),
]) satisfies z.ZodType<Answered>;
