import type { InboxPlace, Schemas } from '../api/queries.js';

export interface InboxListProps {
  readonly place: InboxPlace;
  /** What came with the counts: the beginning of the list. */
  readonly first: readonly Schemas['InboxItem'][];
  /** Where it goes on; null where that is all. */
  readonly next: string | null;
  /** Words that every row shown has to have; empty for the whole list. */
  readonly search: string;
}
