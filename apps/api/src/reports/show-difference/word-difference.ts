import { diffWordsWithSpace } from 'diff';

export interface WordChange {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

const words = new Intl.Segmenter('vi', { granularity: 'word' });

/**
 * What changed between two texts, word by word, in reading order. It may take `timeout` milliseconds: two long texts
 * with nothing in common are then shown as one replaced by the other.
 */
export function wordDifference(before: string, after: string, timeout = 200): readonly WordChange[] {
  const parts = timeout > 0 && diffWordsWithSpace(before, after, { timeout, intlSegmenter: words });
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
