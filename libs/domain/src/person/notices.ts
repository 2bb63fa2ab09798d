import type { DomainEvent } from '@dondoc/decider';

/** A notice of a person's, by the event that told them: its report (or the person's job) and its place in the stream. */
export interface NoticeRef {
  readonly reportId: string;
  readonly eventVersion: number;
}

/** A person says that they have read what they were told; which, one by one, as what came later was not there to be read. */
export type NoticesRead = DomainEvent<'NoticesRead', { readonly notices: readonly NoticeRef[] }>;

/** One notice, or with it every older one; what is read already stays as it is. */
export interface MarkNoticesRead {
  readonly type: 'MarkNoticesRead';
  readonly notice: NoticeRef;
  readonly andOlder: boolean;
}
