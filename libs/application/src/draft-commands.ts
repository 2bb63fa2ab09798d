import { draftDecider, reportDecider, type DraftCommand } from '@dondoc/domain';
import { receivedFor } from './attachments/attachment-commands.js';
import { appendTo, noReport, type Handler, type Handling } from './handled.js';
import { foldOn } from '@dondoc/read-models';
import { fold, foldDraft, streamOf } from './streams.js';

export async function handleDraft(
  { tx, envelope }: Handler,
  reportId: string,
  command: DraftCommand,
): Promise<Handling> {
  const { agencyId, actor, now } = envelope;
  const report = await fold(tx, agencyId, streamOf.report(reportId), reportDecider);
  const draft = await foldDraft(tx, agencyId, reportId);
  const decision = draftDecider.decide(draft.state, command, {
    now,
    actor,
    report: report.state,
    ...(await receivedFor(tx, agencyId, reportId, command.content)),
  });
  if (decision.outcome === 'nothingToDo') return { ...decision, version: draft.version };
  if (decision.outcome !== 'accepted') return decision;
  return {
    outcome: 'accepted',
    writes: [
      {
        append: appendTo(streamOf.draft(reportId), draft, decision.events, now),
        change: (recorded) => ({ kind: 'draft', ...foldOn(draftDecider, draft, recorded) }),
      },
    ],
    answer: noReport,
  };
}
