import { useEffect, useRef } from 'react';

/** Every key of the product with the word that explains it; the help page and the `?` window show this list. */
export const SHORTCUTS = [
  { keys: 'Ctrl+K', does: 'shortcut.palette', where: 'shortcut.everywhere' },
  { keys: '?', does: 'shortcut.help', where: 'shortcut.everywhere' },
  { keys: 'j', does: 'shortcut.next', where: 'shortcut.inLists' },
  { keys: 'k', does: 'shortcut.previous', where: 'shortcut.inLists' },
  { keys: 'Enter', does: 'shortcut.open', where: 'shortcut.inLists' },
  { keys: 'a', does: 'shortcut.approve', where: 'shortcut.inReview' },
  { keys: 'r', does: 'shortcut.return', where: 'shortcut.inReview' },
] as const;

type Keys = (typeof SHORTCUTS)[number]['keys'];

const KEPT_AS = 'dondoc-no-letter-keys';

/** Single letters can be switched off: speech input and an unsteady hand would press them unmeant. */
export const lettersAreOn = (): boolean => localStorage.getItem(KEPT_AS) === null;
export const switchLetters = (on: boolean): void => {
  if (on) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, 'yes');
};

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** `Ctrl+K` or the character that was typed, whatever the layout; undefined for what is no shortcut. */
function keysOf(event: KeyboardEvent): Keys | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' ? 'Ctrl+K' : undefined;
  return SHORTCUTS.find(({ keys }) => keys === key)?.keys;
}

/** While the component is shown; letters do nothing while somebody types or a window is open. */
export function useShortcuts(handlers: Readonly<Partial<Record<Keys, () => void>>>): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const keys = keysOf(event);
      const handler = keys && latest.current[keys];
      if (!handler) return;
      const busy = isTypedInto(event.target) || document.querySelector('[role="dialog"]') !== null;
      if (keys !== 'Ctrl+K' && (busy || !lettersAreOn())) return;
      event.preventDefault();
      handler();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}
