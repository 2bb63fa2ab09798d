import type { Decider, Decision } from '@dondoc/decider';
import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { sameJson } from '../json.js';
import { attachmentBarrier } from './attachments.js';
import { evolveDraft, initialDraft } from './draft.js';
import type { DraftCommand, DraftContext, DraftEvent, DraftRefusal, DraftState } from './draft.types.js';
import { writingBarrier } from './writing.js';

/** Saving a draft: by an officer or the head of the division, while the report is theirs to write. */
function decideDraft(
  state: DraftState,
  { content, expectedDraftVersion }: DraftCommand,
  { now, actor, report, received }: DraftContext,
): Decision<DraftEvent, DraftRefusal> {
  if (report.status === 'none') return refuse('REPORT_NOT_FOUND');
  if (actor.kind !== 'person') return refuse('ONLY_A_PERSON');
  const barrier = writingBarrier(report, actor) ?? attachmentBarrier(content, received);
  if (barrier) return barrier;
  // Before the version: an answer lost on the way makes the client send the same again.
  if (sameJson(state.content, content)) return nothingToDo;
  if (expectedDraftVersion !== state.version) {
    return refuse('DRAFT_MOVED_ON', { params: { version: state.version } });
  }
  return accept({
    type: 'DraftSaved',
    data: {
      reportId: report.reportId,
      content,
      by: actor.personId,
      savedAt: now,
      afterSubmission: report.submissions.length,
    },
  });
}

export const draftDecider: Decider<DraftState, DraftCommand, DraftEvent, DraftRefusal, DraftContext> = {
  initialState: initialDraft,
  evolve: evolveDraft,
  decide: decideDraft,
};
