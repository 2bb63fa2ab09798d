import { useShortcuts } from './shortcuts.js';

/** `j` and `k` go through the links marked `data-row`: from the one with the focus, else from the chosen one, else its first. */
export function useListKeys(): void {
  const step = (by: 1 | -1) => () => {
    const links = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const focused = links.findIndex((link) => link === document.activeElement);
    const at = focused === -1 ? links.findIndex(({ dataset }) => dataset['chosen'] !== undefined) : focused;
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useShortcuts({ j: step(1), k: step(-1) });
}
