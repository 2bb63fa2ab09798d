import type { Typed } from '../fields.js';

type Figures = Typed['figures'];
type Column = (typeof COLUMNS)[number];

/** As they stand beside each other in the form. */
export const COLUMNS = ['name', 'value', 'unit'] as const;

const NEW = { name: '', value: '', unit: '', kind: 'estimate' } as const;
/** `1.234,5` as a spreadsheet shows it: beside a decimal comma a point can only part thousands. */
const GROUPED = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;

/** Cells as a spreadsheet copies them; undefined for what is no table, which is pasted as ever. */
export function cellsOf(text: string): readonly (readonly string[])[] | undefined {
  const rows = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim()));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : undefined;
}

/**
 * The figures with the cells in them, from a row and a column on; rows that are not there are added, and cells to the
 * right of the last column go with it. No cell is dropped, and what is no number stays as it is, for the check to name.
 */
export function withCells(
  figures: Figures,
  cells: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: Column },
): Figures {
  const from = COLUMNS.indexOf(at.column);
  const columns = COLUMNS.slice(from);
  const next = [...figures];
  for (const [offset, row] of cells.entries()) {
    const changed = columns.flatMap((column, index) => {
      const last = index === columns.length - 1;
      const cell = last ? row.slice(index).filter(Boolean).join(' ') : row[index];
      return cell === undefined || (last && index >= row.length) ? [] : [[column, readable(column, cell)]];
    });
    const place = at.row + offset;
    next[place] = { ...(next[place] ?? NEW), ...(Object.fromEntries(changed) as Partial<Figures[number]>) };
  }
  return next;
}

const readable = (column: Column, cell: string): string =>
  column === 'value' && GROUPED.test(cell) ? cell.replaceAll('.', '') : cell;
