import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { Act } from '../../api/client.js';
import { api, noticeSignedOut, reads, type Schemas } from '../../api/queries.js';
import { noteSaving } from '../../api/saving.js';
import { contentFrom, typedFrom, type Typed } from '../fields.js';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.js';

/** After the last key; shorter would save every word by itself. */
const PAUSE_MS = 1_000;
/** Between attempts to save what could not be saved. */
const AGAIN_MS = 15_000;
const SIGNS = ['online', 'focus'] as const;

export type SaveState =
  /** `taken`: what another page has saved since is shown, as nothing was typed here. */
  | { readonly is: 'saved' | 'unsaved' | 'saving' | 'taken' }
  | { readonly is: 'failed'; readonly error: ApiError }
  /** Somebody else has saved in between: theirs, which `etag` names. */
  | { readonly is: 'conflict'; readonly theirs: Typed; readonly etag: string };

/** What was decided is not asked again by itself; that the draft is another's by now is, as it could not be read then. */
const mayBeOver = (error: ApiError): boolean => !error.final || error.status === 412;

/** Whatever the order of its parts, and of the parts of its letters. */
const textOf = (typed: Typed): string => hashKey([typed]).normalize();

const isSame = (one: Typed, other: Typed): boolean => textOf(one) === textOf(other);

/** As it comes back from the API. */
const asSaved = (typed: Typed): Typed => typedFrom(contentFrom(typed));

interface Latest {
  typed: Typed;
  etag: string;
  changed: boolean;
  conflicted: boolean;
  /** The saving that is on its way. */
  saving?: Promise<void> | undefined;
  /** Sent, and no answer came: perhaps it was saved. */
  unanswered?: Typed | undefined;
}

/** Which saving of the draft it is: `draft.12`. */
const numberOf = (etag: string): number => Number(etag.split('.').at(-1));

/**
 * What is typed, saved by itself a moment after the last change. One saving runs at a time; what was typed meanwhile is
 * saved after it. Nothing that anybody has written is overwritten unseen.
 */
export function useDraft(
  personId: string,
  reportId: string,
  begin: Schemas['DraftContent'],
  beginEtag: string,
) {
  const [typed, setTyped] = useState(() => typedFrom(begin));
  const [state, show] = useState<SaveState>({ is: 'saved' });
  const client = useQueryClient();
  // Of before this page was opened; what it says already is nothing to ask about.
  const [kept, setKept] = useState(() => {
    const found = keptDraft(personId, reportId);
    return found && !isSame(asSaved(found.typed), typedFrom(begin)) ? found : undefined;
  });
  const latest = useRef<Latest>({ typed, etag: beginEtag, changed: false, conflicted: false });
  const [act] = useState(() => new Act());

  const tell = useCallback((next: SaveState) => {
    latest.current.conflicted = next.is === 'conflict';
    show(next);
  }, []);

  /** Whether it was saved. */
  const saveOnce = useCallback(async (): Promise<boolean> => {
    const now = latest.current;
    now.changed = false;
    tell({ is: 'saving' });
    const sent = now.typed;
    const body = { content: contentFrom(sent) };
    const params = { path: { reportId }, header: act.headersFor(now.etag, body) };
    try {
      const saving = act.decided(api.PUT('/api/v1/reports/{reportId}/draft', { params, body }));
      noteSaving(reportId, saving);
      const { etag } = await saving;
      now.etag = etag ?? now.etag;
      now.unanswered = undefined;
      tell({ is: now.changed ? 'unsaved' : 'saved' });
      if (!now.changed) forgetDraft(personId, reportId);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      now.changed = true;
      noticeSignedOut(error);
      if (!error.final) now.unanswered = sent;
      tell(await afterRefusal(error));
      return false;
    }

    async function afterRefusal(error: ApiError): Promise<SaveState> {
      if (error.status !== 412) return { is: 'failed', error };
      try {
        const { draft, etag } = await client.fetchQuery({ ...reads.draft(reportId), staleTime: 0 });
        const theirs = typedFrom(draft?.content ?? {});
        if (!now.unanswered || !isSame(theirs, asSaved(now.unanswered)))
          return { is: 'conflict', theirs, etag };
        // It is what was sent from here, when no answer came.
        Object.assign(now, { etag, unanswered: undefined });
        return { is: 'unsaved' };
      } catch {
        return { is: 'failed', error };
      }
    }
  }, [act, client, personId, reportId, tell]);

  /** All that was typed until it is saved, or cannot be. */
  const save = useCallback((): Promise<void> => {
    const now = latest.current;
    const all = async (): Promise<void> => {
      let failed = false;
      while (now.changed && !failed) failed = !(await saveOnce());
    };
    now.saving ??= all().finally(() => {
      now.saving = undefined;
    });
    return now.saving;
  }, [saveOnce]);

  useEffect(() => {
    if (state.is !== 'unsaved') return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state, typed, save]);

  // Whatever kept it from being saved may be over: the network is back, or they have signed in again in another tab.
  const tryAgain = state.is === 'failed' && mayBeOver(state.error);
  useEffect(() => {
    if (!tryAgain) return;
    const again = () => void save();
    const timer = setInterval(again, AGAIN_MS);
    for (const sign of SIGNS) addEventListener(sign, again);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) removeEventListener(sign, again);
    };
  }, [tryAgain, save]);

  // Somebody else has saved it while it was written here: told at once, and not when the next saving is refused. Where
  // nothing was written there is nothing to ask about.
  useEffect(() => {
    const now = latest.current;
    if (now.saving || numberOf(beginEtag) <= numberOf(now.etag)) return;
    const theirs = typedFrom(begin);
    if (now.unanswered && isSame(theirs, asSaved(now.unanswered))) {
      Object.assign(now, { etag: beginEtag, unanswered: undefined });
      tell({ is: 'unsaved' });
      return;
    }
    if (now.changed && !isSame(theirs, asSaved(now.typed))) {
      tell({ is: 'conflict', theirs, etag: beginEtag });
      return;
    }
    const taken = !isSame(theirs, asSaved(now.typed));
    // What was kept before this page was opened, and is asked about, stays.
    if (now.changed) forgetDraft(personId, reportId);
    Object.assign(now, { typed: taken ? theirs : now.typed, etag: beginEtag, changed: false });
    setTyped(now.typed);
    tell({ is: taken ? 'taken' : 'saved' });
  }, [begin, beginEtag, personId, reportId, tell]);

  // Whoever goes to another page before the pause is over loses nothing.
  useEffect(() => () => void save(), [save]);

  useEffect(() => {
    if (state.is === 'saved' || state.is === 'taken') return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [state.is]);

  const change = (next: Typed) => {
    latest.current.typed = next;
    latest.current.changed = true;
    setTyped(next);
    keepDraft(personId, reportId, next);
    show((was) => (was.is === 'conflict' || was.is === 'saving' ? was : { is: 'unsaved' }));
  };

  /** What came of something begun earlier, whatever was typed since. */
  const update = (next: (typed: Typed) => Typed) => {
    change(next(latest.current.typed));
  };

  /** Of both texts of a conflict, the one to go on with. */
  const choose = (chosen: Typed, etag: string) => {
    latest.current.etag = etag;
    tell({ is: 'unsaved' });
    change(chosen);
  };

  /** What was kept in this browser: to go on with, or to drop. */
  const settle = (use: boolean) => {
    setKept(undefined);
    if (use && kept) change(kept.typed);
    else if (!latest.current.changed) forgetDraft(personId, reportId);
  };

  const isConflicted = () => latest.current.conflicted;

  return { typed, state, kept, change, update, choose, settle, save, isConflicted };
}
