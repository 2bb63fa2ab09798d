import { together, type Change } from './changes.js';

/** A page that is hidden so long leaves its connection to those that are looked at: a browser has six for one address. */
const HIDDEN_MS = 30_000;
/** After the API refused it, or could not be reached. */
const AGAIN_MS = 60_000;
/** What changes oftener is read again so often. */
const GATHER_MS = 1_500;

interface Following {
  readonly onChange: (change: Change) => void;
  /** Neither the session nor anything else need be wrong; a page reads again when it is looked at, as without this. */
  readonly onRefused: () => void;
}

/** One connection while the page is looked at; what it gives ends it. */
export function followChanges({ onChange, onRefused }: Following): () => void {
  let source: EventSource | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;
  let gathered: Change | undefined;
  let toldAt = 0;

  const tell = () => {
    telling = undefined;
    toldAt = Date.now();
    if (gathered) onChange(gathered);
    gathered = undefined;
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  const open = () => {
    clearTimeout(again);
    if (source) return;
    const opened = new EventSource('/api/v1/live');
    source = opened;
    opened.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as Change;
      gathered = gathered ? together(gathered, change) : change;
      telling ??= setTimeout(tell, Math.max(0, toldAt + GATHER_MS - Date.now()));
    });
    opened.addEventListener('error', () => {
      // A browser that was cut off comes back by itself; one that was refused does not.
      if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
      close();
      again = setTimeout(lookedAt, AGAIN_MS);
      onRefused();
    });
  };
  const lookedAt = () => {
    clearTimeout(hiding);
    if (document.visibilityState === 'visible') open();
    else hiding = setTimeout(close, HIDDEN_MS);
  };

  document.addEventListener('visibilitychange', lookedAt);
  lookedAt();
  return () => {
    document.removeEventListener('visibilitychange', lookedAt);
    for (const timer of [hiding, again, telling]) clearTimeout(timer);
    close();
  };
}
