import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { Act } from '../../api/client.js';
import { api, noticeSignedOut, reads, type Schemas } from '../../api/queries.js';
import { contentFrom, typedFrom, type Typed } from '../fields.js';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.js';

/** After the last key; shorter would save every word by itself. */
const PAUSE_MS = 1_000;
/** Between attempts to save what could not be saved. */
const AGAIN_MS = 15_000;
const SIGNS = ['online', 'focus'] as const;

export type SaveState =
  | { readonly is: 'saved' | 'unsaved' | 'saving' }
  | { readonly is: 'failed'; readonly error: ApiError }
  /** Somebody else has saved in between: theirs, which `etag` names. */
  | { readonly is: 'conflict'; readonly theirs: Typed; readonly etag: string };

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
  const [state, setState] = useState<SaveState>({ is: 'saved' });
  const client = useQueryClient();
  // Of before this page was opened; what it says already is nothing to ask about.
  const [kept, setKept] = useState(() => {
    const found = keptDraft(personId, reportId);
    return found && JSON.stringify(found.typed) !== JSON.stringify(typedFrom(begin)) ? found : undefined;
  });
  const latest = useRef({ typed, etag: beginEtag, changed: false, busy: false });
  const [act] = useState(() => new Act());

  const save = useCallback(async (): Promise<void> => {
    const now = latest.current;
    if (now.busy || !now.changed) return;
    Object.assign(now, { busy: true, changed: false });
    setState({ is: 'saving' });
    const body = { content: contentFrom(now.typed) };
    const params = { path: { reportId }, header: act.headersFor(now.etag, body) };
    try {
      const { etag } = await act.decided(api.PUT('/api/v1/reports/{reportId}/draft', { params, body }));
      now.etag = etag ?? now.etag;
      setState({ is: now.changed ? 'unsaved' : 'saved' });
      if (!now.changed) forgetDraft(personId, reportId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      now.changed = true;
      noticeSignedOut(error);
      setState(await afterRefusal(error));
      return;
    } finally {
      now.busy = false;
    }
    if (now.changed) await save();

    async function afterRefusal(error: ApiError): Promise<SaveState> {
      if (error.status !== 412) return { is: 'failed', error };
      try {
        const { draft, etag } = await client.fetchQuery({ ...reads.draft(reportId), staleTime: 0 });
        return { is: 'conflict', theirs: typedFrom(draft?.content ?? {}), etag };
      } catch {
        return { is: 'failed', error };
      }
    }
  }, [act, client, personId, reportId]);

  useEffect(() => {
    if (state.is !== 'unsaved') return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state, typed, save]);

  // Whatever kept it from being saved may be over: the network is back, or they have signed in again in another tab.
  useEffect(() => {
    if (state.is !== 'failed') return;
    const again = () => void save();
    const timer = setInterval(again, AGAIN_MS);
    for (const sign of SIGNS) addEventListener(sign, again);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) removeEventListener(sign, again);
    };
  }, [state.is, save]);

  // Somebody else has saved it while it was written here: told at once, and not when the next saving is refused.
  useEffect(() => {
    const now = latest.current;
    if (now.busy || numberOf(beginEtag) <= numberOf(now.etag)) return;
    const theirs = typedFrom(begin);
    if (JSON.stringify(theirs) === JSON.stringify(now.typed)) now.etag = beginEtag;
    else setState({ is: 'conflict', theirs, etag: beginEtag });
  }, [begin, beginEtag]);

  // Whoever goes to another page before the pause is over loses nothing.
  useEffect(() => () => void save(), [save]);

  useEffect(() => {
    if (state.is === 'saved') return;
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
    setState((was) => (was.is === 'conflict' || was.is === 'saving' ? was : { is: 'unsaved' }));
  };

  /** What came of something begun earlier, whatever was typed since. */
  const update = (next: (typed: Typed) => Typed) => {
    change(next(latest.current.typed));
  };

  /** Of both texts of a conflict, the one to go on with. */
  const choose = (chosen: Typed, etag: string) => {
    latest.current.etag = etag;
    setState({ is: 'unsaved' });
    change(chosen);
  };

  /** What was kept in this browser: to go on with, or to drop. */
  const settle = (use: boolean) => {
    setKept(undefined);
    if (use && kept) change(kept.typed);
    else if (!latest.current.changed) forgetDraft(personId, reportId);
  };

  return { typed, state, kept, change, update, choose, settle, save };
}
