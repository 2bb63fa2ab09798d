import type { Language } from '../../format/dates.js';

const KB = 1024;

/** `1,2 MB`; rounded up, so that nothing is said to be smaller than it is. */
export function showBytes(bytes: number, language: Language): string {
  const [size, unit] = bytes < KB * KB ? [bytes / KB, 'kB'] : [bytes / KB / KB, 'MB'];
  const shown = Math.ceil(size * 10) / 10;
  return `${shown.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}
