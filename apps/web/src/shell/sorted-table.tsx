import '@mantine/core/styles/Table.css';
import { Table, UnstyledButton } from '@mantine/core';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import { inOrder } from '../format/search.js';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /** What it is sorted by. */
  readonly text: (row: Row) => string;
  /** What is shown, where that is not the text. */
  readonly show?: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly minWidth?: number;
}

const ORDER = { asc: 'ascending', desc: 'descending' } as const;

/** Sorted as a Vietnamese dictionary does, by whatever column is pressed. `columns` and `rows` have to be stable. */
export function SortedTable<Row extends object>({ rows, columns, keyOf, minWidth = 560 }: Props<Row>) {
  const data = useMemo(() => [...rows], [rows]);
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map(({ id, name, text }) =>
        helper.accessor((row) => text(row), {
          id,
          header: name,
          sortFn: (one, other, column) =>
            inOrder(String(one.getValue(column)), String(other.getValue(column))),
        }),
      ),
    );
  }, [columns]);
  const table = useTable({
    features,
    columns: defined,
    data,
    getRowId: keyOf,
    initialState: { sorting: [{ id: columns[0]?.id ?? '', desc: false }] },
  });
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            {table.getFlatHeaders().map(({ id, column }) => {
              const sorted = column.getIsSorted();
              return (
                <Table.Th key={id} scope="col" aria-sort={sorted === false ? 'none' : ORDER[sorted]}>
                  <UnstyledButton
                    fw={600}
                    fz="sm"
                    onClick={() => {
                      column.toggleSorting(sorted === 'asc');
                    }}
                  >
                    {columns.find((one) => one.id === id)?.name}{' '}
                    <span aria-hidden="true">{sorted === false ? '↕' : sorted === 'asc' ? '↑' : '↓'}</span>
                  </UnstyledButton>
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <Table.Tr key={id}>
              {columns.map((column) => (
                <Table.Td key={column.id}>{(column.show ?? column.text)(original)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
