import '@mantine/core/styles/Table.css';
import { Paper, Table, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { Schemas } from '../api/queries.js';
import { withComma } from '../format/decimal.js';
import { inOrder } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { Chart } from './chart.js';
import { percentOf, shareText } from './share.js';

type Row = Schemas['ScoreboardRow'];

interface Props {
  readonly id: string;
  readonly title: string;
  readonly first: string;
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly drawn: 'across' | 'upright';
  readonly labelOf?: (row: Row) => string;
}

/** How many came on time, of how many that were expected: by division or period. */
export function Rates({ id, title, first, rows, total, drawn, labelOf = ({ label }) => label }: Props) {
  const { t } = useWords();
  const sorted = useMemo(
    () => (drawn === 'across' ? rows.toSorted((one, other) => inOrder(one.label, other.label)) : rows),
    [drawn, rows],
  );
  const option = useMemo(() => {
    const names = { type: 'category', data: sorted.map(labelOf) };
    const share = {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { formatter: (value: number) => `${withComma(String(value))} %` },
    };
    const across = drawn === 'across';
    return {
      color: ['#1c5d99', '#e8890c'],
      legend: { top: 0 },
      grid: { left: across ? 220 : 50, right: 30, top: 30, bottom: 30 },
      xAxis: across ? share : names,
      yAxis: across
        ? { ...names, inverse: true, axisLabel: { width: 200, overflow: 'break', lineHeight: 14 } }
        : share,
      series: (['onTimeShare', 'acceptedOnTimeShare'] as const).map((name) => ({
        name: t(`board.${name}`),
        type: 'bar',
        data: sorted.map((row) => percentOf(row[name]) ?? '-'),
      })),
    };
  }, [drawn, labelOf, sorted, t]);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb="xs">
        {title}
      </Title>
      {sorted.length > 0 && (
        <Chart option={option} height={drawn === 'across' ? 60 + 44 * sorted.length : 200} />
      )}
      <Table.ScrollContainer minWidth={640} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              {[
                first,
                t('board.expected'),
                t('board.onTimeShare'),
                t('board.late'),
                t('board.missing'),
                t('board.acceptedOnTimeShare'),
              ].map((name) => (
                <Table.Th scope="col" key={name}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...sorted.map((row) => [labelOf(row), row] as const), [t('board.total'), total] as const].map(
              ([name, row]) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td>{row.expected}</Table.Td>
                  <Table.Td>{shareText(row.onTimeShare)}</Table.Td>
                  <Table.Td>{row.late}</Table.Td>
                  <Table.Td>{row.missing}</Table.Td>
                  <Table.Td>{shareText(row.acceptedOnTimeShare)}</Table.Td>
                </Table.Tr>
              ),
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
