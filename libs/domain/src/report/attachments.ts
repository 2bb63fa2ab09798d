import type { Decider, Decision, DomainEvent, Refused } from '@dondoc/decider';
import { accept, nothingToDo, refuse } from '@dondoc/decider';
import type { Instant } from '../calendar/calendar.types.js';
import { sameJson } from '../json.js';
import type { DraftContext, DraftRefusal } from './draft.types.js';
import type { Attachment, ReportContent } from './report.types.js';
import { writingBarrier } from './writing.js';

/** A file that was received for a report, in the stream of its attachments; a version or a draft holds it by saying so. */
export type AttachmentEvent = DomainEvent<
  'AttachmentReceived',
  Attachment & { reportId: string; by: string; receivedAt: Instant }
>;

export interface ReceiveAttachment {
  readonly type: 'ReceiveAttachment';
  /** As the server found it: nothing of it is the sender's word but the name. */
  readonly attachment: Attachment;
}

export interface AttachmentsState {
  readonly received: readonly Attachment[];
}

export type AttachmentRefusal =
  Exclude<DraftRefusal, 'DRAFT_MOVED_ON'> | 'ATTACHMENT_EMPTY' | 'ATTACHMENTS_TOO_MANY';

/** Of one report, used or not: the record keeps every one. */
const RECEIVED_AT_MOST = 200;

/** By whoever may write the report, while they may. The same file again is the one that is there. */
function decideAttachments(
  { received }: AttachmentsState,
  { attachment }: ReceiveAttachment,
  { now, actor, report }: DraftContext,
): Decision<AttachmentEvent, AttachmentRefusal> {
  if (report.status === 'none') return refuse('REPORT_NOT_FOUND');
  if (actor.kind !== 'person') return refuse('ONLY_A_PERSON');
  const barrier = writingBarrier(report, actor);
  if (barrier) return barrier;
  if (attachment.bytes === 0) return refuse('ATTACHMENT_EMPTY');
  if (received.some(({ hash }) => hash === attachment.hash)) return nothingToDo;
  if (received.length >= RECEIVED_AT_MOST)
    return refuse('ATTACHMENTS_TOO_MANY', { params: { limit: RECEIVED_AT_MOST } });
  const { hash, name, type, bytes } = attachment;
  return accept({
    type: 'AttachmentReceived',
    data: { reportId: report.reportId, hash, name, type, bytes, by: actor.personId, receivedAt: now },
  });
}

export const attachmentsDecider: Decider<
  AttachmentsState,
  ReceiveAttachment,
  AttachmentEvent,
  AttachmentRefusal,
  DraftContext
> = {
  initialState: { received: [] },
  evolve: ({ received }, { data: { hash, name, type, bytes } }) => ({
    received: [...received, { hash, name, type, bytes }],
  }),
  decide: decideAttachments,
};

/** A content names files that were received for its own report, as they were found; nobody gets at another's by its hash. */
export function attachmentBarrier(
  { attachments = [] }: Pick<ReportContent, 'attachments'>,
  received: readonly Attachment[] = [],
): Refused<'ATTACHMENT_UNKNOWN'> | undefined {
  const index = attachments.findIndex((named) => !received.some((there) => sameJson(there, named)));
  return index < 0 ? undefined : refuse('ATTACHMENT_UNKNOWN', { field: `attachments.${index}` });
}
