import {
  attachmentsDecider,
  reportDecider,
  type AttachmentsState,
  type DraftContent,
  type ReceiveAttachment,
} from '@dondoc/domain';
import type { QueryRunner } from 'typeorm';
import { appendTo, noReport, type Handler, type Handling } from '../handled.js';
import { fold, streamOf } from '../streams.js';

/** Puts on record that a file is there; the file itself was kept before. */
export async function handleAttachment(
  { tx, envelope }: Handler,
  reportId: string,
  command: ReceiveAttachment,
): Promise<Handling> {
  const { agencyId, actor, now } = envelope;
  const [report, attachments] = await Promise.all([
    fold(tx, agencyId, streamOf.report(reportId), reportDecider),
    fold(tx, agencyId, streamOf.attachments(reportId), attachmentsDecider),
  ]);
  const decision = attachmentsDecider.decide(attachments.state, command, {
    now,
    actor,
    report: report.state,
  });
  if (decision.outcome !== 'accepted') return decision;
  return {
    outcome: 'accepted',
    writes: [
      {
        append: appendTo(streamOf.attachments(reportId), attachments, decision.events, now),
        change: undefined,
      },
    ],
    answer: noReport,
  };
}

/** What was received for the report, where the content names a file; most name none, and nothing is read for them. */
export const receivedFor = async (
  tx: QueryRunner,
  agencyId: string,
  reportId: string,
  { attachments = [] }: Pick<DraftContent, 'attachments'>,
): Promise<AttachmentsState> =>
  attachments.length === 0
    ? attachmentsDecider.initialState
    : (await fold(tx, agencyId, streamOf.attachments(reportId), attachmentsDecider)).state;
