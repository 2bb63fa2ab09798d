import type { DraftContent, Instant } from '@dondoc/domain';

export interface DraftView {
  readonly reportId: string;
  readonly version: number;
  readonly content: DraftContent;
  readonly savedBy: string;
  readonly savedAt: Instant;
  readonly authors: readonly string[];
  /** Number of the submission it follows; 0 before the first. */
  readonly afterSubmission: number;
}
