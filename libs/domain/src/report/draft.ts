import type { DraftEvent, DraftState } from './draft.types.js';

export const initialDraft: DraftState = {
  version: 0,
  content: null,
  savedBy: null,
  savedAt: null,
  authors: [],
  afterSubmission: 0,
};

/** What has been written so far. A new round (after another submission) starts its authors anew; the text stays. */
export function evolveDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'DraftSaved': {
      const { content, by, savedAt, afterSubmission } = event.data;
      const earlier = afterSubmission === state.afterSubmission ? state.authors : [];
      return {
        version: state.version + 1,
        content,
        savedBy: by,
        savedAt,
        authors: earlier.includes(by) ? earlier : [...earlier, by],
        afterSubmission,
      };
    }
    default:
      return unknownEvent(event.type);
  }
}

/** Unreachable while the store's upcasters fail closed on an unknown event. */
function unknownEvent(type: never): never {
  throw new Error(`Unknown draft event ${String(type)}`);
}
