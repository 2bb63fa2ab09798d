import type { Spread } from './statistics.js';

const decimals = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
};

/** "412 (398–430)"; of one repeat only the figure. */
export const shown = ({ median, min, max }: Spread): string =>
  Object.is(min, max) ? decimals(median) : `${decimals(median)} (${decimals(min)}–${decimals(max)})`;

export const ratio = (ours: Spread, yardstick: Spread): number => ours.median / yardstick.median;

export const shownRatio = (ours: Spread, yardstick: Spread): string =>
  `${decimals(ratio(ours, yardstick))} ×`;

export type Row = readonly string[];

export interface Table {
  readonly title: string;
  readonly head: Row;
  readonly rows: readonly Row[];
  /** What a reader must know to read the figures right. */
  readonly notes: readonly string[];
}

/** As Markdown, so that it can be pasted into docs/performance.md; columns padded for the terminal. */
export const asText = ({ title, head, rows, notes }: Table): string => {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => [...(row[column] ?? '')].length)),
  );
  const line = (row: Row) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [
    `\n${title}\n`,
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
};
