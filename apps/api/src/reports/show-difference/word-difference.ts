import { diffWordsWithSpace } from 'diff';

export interface WordChange {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Milliseconds; two long texts with nothing in common are shown as one replaced by the other. */
const TIMEOUT = 200;
const words = new Intl.Segmenter('vi', { granularity: 'word' });

/** What changed between two texts, word by word, in reading order. */
export function wordDifference(before: string, after: string): readonly WordChange[] {
  const parts = diffWordsWithSpace(before, after, { timeout: TIMEOUT, intlSegmenter: words });
  if (!parts)
    return [
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ];
  return parts.map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
