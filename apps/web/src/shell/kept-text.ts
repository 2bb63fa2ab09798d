import { useState } from 'react';

const read = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};

/**
 * What is typed into a field of its own, kept in this browser under `key` until it is made empty: a reload, another
 * page or a closed laptop loses nothing. The key names the person, so that nobody else is shown it.
 */
export function useKeptText(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => read(key));
  const keep = (next: string) => {
    setText(next);
    try {
      if (next === '') localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    } catch {
      // A browser that keeps nothing more has it on the page all the same.
    }
  };
  return [text, keep];
}
